package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.LabelRequirement;
import dev.pawl.planner.capacity.LabelSelector;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodRules;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.VolumeReach;
import dev.pawl.planner.order.BudgetUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A cluster of 5,000 nodes in three zones with 150,000 pods and 2,000 budgets: thirty pods on each
 * node, three of them every node's own, the others of 2,000 workloads. A tenth of the workloads has
 * zonal volumes, a tenth spreads over zones, a tenth over nodes, a tenth keeps its pods apart, and
 * a tenth wants the nodes with an SSD, a third of all.
 */
final class LargeCluster {

  private static final int NODES = 5_000;
  private static final int WORKLOADS = 2_000;
  private static final int OWN = 3;
  private static final int OTHERS = 27;
  private static final int KINDS = 10;

  private LargeCluster() {}

  static ClusterCapacity cluster() {
    List<NodeCapacity> nodes = IntStream.range(0, NODES).mapToObj(LargeCluster::node).toList();
    List<PodShape> own =
        IntStream.range(0, OWN)
            .mapToObj(i -> shape("agent-" + i, 50).with(AfterDrain.PER_NODE))
            .toList();
    Map<String, PodShape> shapes = new HashMap<>();
    List<PlacedPod> pods = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      for (PodShape agent : own) {
        pods.add(new PlacedPod(agent.owner() + "-" + node, agent, name(node)));
      }
      for (int i = 0; i < OTHERS; i++) {
        PodShape shape = workload(workloadOf(node, i), zone(node), shapes);
        pods.add(new PlacedPod("pod-" + node + "-" + i, shape, name(node)));
      }
    }
    return new ClusterCapacity(nodes, pods);
  }

  /** Each workload has a budget that lets two of its pods go. */
  static List<BudgetUse> budgets() {
    List<Map<String, Integer>> podsOnNode = new ArrayList<>();
    for (int i = 0; i < WORKLOADS; i++) {
      podsOnNode.add(new HashMap<>());
    }
    for (int node = 0; node < NODES; node++) {
      for (int i = 0; i < OTHERS; i++) {
        podsOnNode.get(workloadOf(node, i)).merge(name(node), 1, Integer::sum);
      }
    }
    return IntStream.range(0, WORKLOADS)
        .mapToObj(i -> new BudgetUse("shop/app-" + i, 2, podsOnNode.get(i)))
        .toList();
  }

  /** Nodes with an SSD, every third, get those workloads that want one. */
  private static int workloadOf(int node, int pod) {
    int workload = (int) ((node * 7919L + pod * 104_729L) % WORKLOADS);
    boolean wantsSsd = workload % KINDS == 4;
    return wantsSsd && !hasSsd(node) ? workload - 4 + 5 : workload;
  }

  private static boolean hasSsd(int node) {
    return node / 3 % 3 == 0;
  }

  private static String name(int node) {
    return "node-%04d".formatted(node);
  }

  private static String zone(int node) {
    return "zone-" + node % 3;
  }

  private static NodeCapacity node(int number) {
    Map<String, String> labels = new HashMap<>();
    labels.put(NodeCapacity.HOSTNAME, name(number));
    labels.put(NodeCapacity.ZONE, zone(number));
    labels.put("disk", hasSsd(number) ? "ssd" : "hdd");
    labels.put("node.kubernetes.io/instance-type", "m5.2xlarge");
    return new NodeCapacity(
        name(number),
        "workers",
        labels,
        Resources.of(8_000, 32 * Clusters.GI),
        110,
        List.of(),
        true);
  }

  private static PodShape workload(int number, String zone, Map<String, PodShape> known) {
    boolean zonal = number % KINDS == 0;
    String key = zonal ? number + zone : Integer.toString(number);
    return known.computeIfAbsent(key, k -> workload(number, zone));
  }

  private static PodShape workload(int number, String zone) {
    PodShape plain = shape("app-" + number, 100 + number % 7 * 25);
    LabelSelector itself = LabelSelector.of(LabelRequirement.equal("app", "app-" + number));
    return switch (number % KINDS) {
      case 0 ->
          plain.with(
              new NodeRules(
                  Map.of(),
                  List.of(),
                  List.of(),
                  List.of(new VolumeReach.Zones(NodeCapacity.ZONE, Set.of(zone)))));
      case 1 -> spread(plain, SpreadConstraint.of(40, NodeCapacity.ZONE, itself));
      case 2 -> spread(plain, SpreadConstraint.of(2, NodeCapacity.HOSTNAME, itself));
      case 3 ->
          plain.with(
              new PodRules(
                  List.of(),
                  List.of(new PodTerm(NodeCapacity.HOSTNAME, Set.of("shop"), itself)),
                  List.of(),
                  Set.of()));
      case 4 -> plain.with(new NodeRules(Map.of("disk", "ssd"), List.of(), List.of(), List.of()));
      default -> plain;
    };
  }

  private static PodShape spread(PodShape plain, SpreadConstraint constraint) {
    return plain.with(new PodRules(List.of(), List.of(), List.of(constraint), Set.of()));
  }

  private static PodShape shape(String app, long cpuMilli) {
    return PodShape.of(
        "shop",
        "ReplicaSet/" + app,
        Map.of("app", app),
        Resources.of(cpuMilli, cpuMilli * 1024 * 1024));
  }
}
