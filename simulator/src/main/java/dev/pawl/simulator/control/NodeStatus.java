package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.util.Map;

/** What a kubelet says of its node beside Ready, where the node's maker did not say it. */
final class NodeStatus {
  private NodeStatus() {}

  static void fill(ObjectNode status, String name) {
    for (String resources : new String[] {"allocatable", "capacity"}) {
      if (status.path(resources).isEmpty()) {
        // As kwok: a node without figures has room for everything.
        Trees.child(status, resources).put("cpu", "1k").put("memory", "1Ti").put("pods", "1M");
      }
    }
    if (status.path("addresses").isEmpty()) {
      Trees.list(status, "addresses").addObject().put("type", "Hostname").put("address", name);
    }
    ObjectNode info = Trees.child(status, "nodeInfo");
    Map<String, String> defaults =
        Map.of(
            "architecture", "amd64",
            "operatingSystem", "linux",
            "containerRuntimeVersion", "containerd://2.1.0",
            "kernelVersion", "6.12.0",
            "osImage", "simulator",
            "kubeletVersion", "simulator",
            "machineID", name,
            "systemUUID", name,
            "bootID", name);
    defaults.forEach(
        (field, value) -> {
          if (!info.hasNonNull(field)) {
            info.put(field, value);
          }
        });
  }
}
