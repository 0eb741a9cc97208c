package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.capacity.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Clusters for tests, built node by node and pod by pod. */
final class Clusters {

  static final long GI = 1L << 30;

  private final List<NodeCapacity> nodes = new ArrayList<>();
  private final List<PlacedPod> pods = new ArrayList<>();

  static NodeCapacity node(String name, String zone, long cpuMilli) {
    return new NodeCapacity(
        name,
        "workers",
        Map.of(NodeCapacity.HOSTNAME, name, NodeCapacity.ZONE, zone),
        Resources.of(cpuMilli, 16 * GI),
        110,
        List.of(),
        true);
  }

  static NodeCapacity labelled(NodeCapacity node, String key, String value) {
    SortedMap<String, String> labels = new TreeMap<>(node.labels());
    labels.put(key, value);
    return new NodeCapacity(
        node.name(),
        node.pool(),
        labels,
        node.allocatable(),
        node.maxPods(),
        node.taints(),
        node.available());
  }

  static NodeCapacity tainted(NodeCapacity node, Taint taint) {
    return new NodeCapacity(
        node.name(),
        node.pool(),
        node.labels(),
        node.allocatable(),
        node.maxPods(),
        List.of(taint),
        node.available());
  }

  static NodeCapacity cordoned(NodeCapacity node) {
    return new NodeCapacity(
        node.name(),
        node.pool(),
        node.labels(),
        node.allocatable(),
        node.maxPods(),
        node.taints(),
        false);
  }

  static NodeCapacity holding(NodeCapacity node, int maxPods) {
    return new NodeCapacity(
        node.name(),
        node.pool(),
        node.labels(),
        node.allocatable(),
        maxPods,
        node.taints(),
        node.available());
  }

  /** A workload in namespace shop, its pods labelled {@code app: <name>}. */
  static PodShape shape(String name, long cpuMilli) {
    return PodShape.of(
        "shop", "ReplicaSet/" + name, Map.of("app", name), Resources.of(cpuMilli, 0));
  }

  Clusters with(NodeCapacity... more) {
    nodes.addAll(List.of(more));
    return this;
  }

  /** Pods of a workload on a node, named {@code <app>-<number of the pod>}. */
  Clusters pods(int count, PodShape shape, String node) {
    for (int i = 0; i < count; i++) {
      pods.add(new PlacedPod(shape.labels().get("app") + "-" + (pods.size() + 1), shape, node));
    }
    return this;
  }

  ClusterCapacity build() {
    return new ClusterCapacity(nodes, pods);
  }

  List<String> names() {
    return nodes.stream().map(NodeCapacity::name).toList();
  }
}
