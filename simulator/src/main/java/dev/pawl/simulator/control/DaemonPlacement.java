package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.util.List;

/** Whether a DaemonSet's pod belongs on a node ({@code NodeShouldRunDaemonPod}). */
record DaemonPlacement(boolean shouldRun, boolean shouldContinue) {
  private static final String PREFIX = "node.kubernetes.io/";

  static DaemonPlacement of(JsonNode set, JsonNode node) {
    ObjectNode spec = Trees.at(set, "spec", "template", "spec").deepCopy();
    tolerate(spec);
    ObjectNode pod = Trees.object();
    pod.set("spec", spec);
    if (!NodeAffinity.matches(pod, node)) {
      return new DaemonPlacement(false, false);
    }
    boolean enters = Taints.tolerates(pod, node, List.of("NoSchedule", "NoExecute"));
    return new DaemonPlacement(enters, Taints.tolerates(pod, node, List.of("NoExecute")));
  }

  /** Adds what the real controller adds: the tolerations, and the node by its name. */
  static void pin(ObjectNode spec, String node) {
    tolerate(spec);
    ObjectNode required =
        spec.withObject("/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution");
    ObjectNode field = Trees.object().put("key", "metadata.name").put("operator", "In");
    field.putArray("values").add(node);
    List<JsonNode> terms = Trees.items(required.path("nodeSelectorTerms"));
    if (terms.isEmpty()) {
      Trees.list(required, "nodeSelectorTerms").addObject();
    }
    for (JsonNode term : required.path("nodeSelectorTerms")) {
      ((ObjectNode) term).putArray("matchFields").add(field.deepCopy());
    }
  }

  /** The node a pod was made for, bound or not. */
  static String pinned(JsonNode pod) {
    if (!Pods.node(pod).isEmpty()) {
      return Pods.node(pod);
    }
    JsonNode terms =
        Trees.at(
            pod,
            "spec",
            "affinity",
            "nodeAffinity",
            "requiredDuringSchedulingIgnoredDuringExecution",
            "nodeSelectorTerms");
    return terms.path(0).path("matchFields").path(0).path("values").path(0).asText("");
  }

  // pkg/controller/daemon/util AddOrUpdateDaemonPodTolerations
  private static void tolerate(ObjectNode spec) {
    toleration(spec, "not-ready", "NoExecute");
    toleration(spec, "unreachable", "NoExecute");
    toleration(spec, "disk-pressure", "NoSchedule");
    toleration(spec, "memory-pressure", "NoSchedule");
    toleration(spec, "pid-pressure", "NoSchedule");
    toleration(spec, "unschedulable", "NoSchedule");
    // Not not-ready:NoSchedule: on a booting node such pods appear only once it is Ready.
    if (spec.path("hostNetwork").asBoolean()) {
      toleration(spec, "network-unavailable", "NoSchedule");
    }
  }

  private static void toleration(ObjectNode spec, String taint, String effect) {
    Trees.list(spec, "tolerations")
        .addObject()
        .put("key", PREFIX + taint)
        .put("operator", "Exists")
        .put("effect", effect);
  }
}
