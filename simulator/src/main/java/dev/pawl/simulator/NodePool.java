package dev.pawl.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes of one make.
 *
 * @param version the kubelet's, such as {@code v1.35.4}
 * @param zones given out in turn; none leaves the label out
 * @param cpu allocatable, such as {@code 8}
 * @param memory allocatable, such as {@code 32Gi}
 * @param pods allocatable
 */
public record NodePool(
    String name,
    String version,
    List<String> zones,
    Map<String, String> labels,
    String cpu,
    String memory,
    int pods) {

  static NodePool named(String name) {
    return new NodePool(name, "v1.35.4", List.of(), Map.of("pool", name), "8", "32Gi", 110);
  }

  public NodePool version(String next) {
    return new NodePool(name, next, zones, labels, cpu, memory, pods);
  }

  public NodePool zones(String... next) {
    return new NodePool(name, version, List.of(next), labels, cpu, memory, pods);
  }

  /** Adds a label. */
  public NodePool label(String key, String value) {
    Map<String, String> next = new LinkedHashMap<>(labels);
    next.put(key, value);
    return new NodePool(name, version, zones, Map.copyOf(next), cpu, memory, pods);
  }

  public NodePool capacity(String nextCpu, String nextMemory, int nextPods) {
    return new NodePool(name, version, zones, labels, nextCpu, nextMemory, nextPods);
  }

  List<ObjectNode> nodes(int size, Instant now) {
    List<ObjectNode> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(node(name + "-" + i, i, now));
    }
    return nodes;
  }

  private ObjectNode node(String node, int index, Instant now) {
    ObjectNode object = ClusterBuilder.named("v1", "Node", "", node);
    ObjectNode meta = Trees.metadata(object);
    ObjectNode own = meta.putObject("labels");
    labels.forEach(own::put);
    own.put("kubernetes.io/hostname", node).put("kubernetes.io/os", "linux");
    if (!zones.isEmpty()) {
      own.put("topology.kubernetes.io/zone", zones.get(index % zones.size()));
    }
    meta.putObject("annotations").put("kwok.x-k8s.io/node", "fake");
    object.putObject("spec").put("providerID", "kwok://" + node);
    ObjectNode status = object.putObject("status");
    for (String resources : new String[] {"capacity", "allocatable"}) {
      status
          .putObject(resources)
          .put("cpu", cpu)
          .put("memory", memory)
          .put("pods", Integer.toString(pods));
    }
    status.putObject("nodeInfo").put("kubeletVersion", version).put("operatingSystem", "linux");
    Trees.setCondition(
        status, "Ready", "True", "KubeletReady", "kubelet is posting ready status", now);
    return object;
  }
}
