package dev.pawl.planner.plan;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pool of workers, node by node, and plans for it. */
final class PlannedCluster {

  static final Instant NOW = Instant.parse("2026-10-22T12:00:00Z");

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        target: {version: 1.36.3}
        controlPlane: {driver: exec, exec: {upgrade: [./swap.sh]}}
        pools:
          items:
            - name: workers
              selector: {matchLabels: {pool: workers}}
              driver: kwok
              strategy: STRATEGY
      """;

  private final KubeVersion version;
  private String target = "{version: 1.36.3}";
  private final List<NodeState> nodes = new ArrayList<>();
  private final List<NodeCapacity> rooms = new ArrayList<>();
  private final List<PlacedPod> pods = new ArrayList<>();
  private final List<BudgetState> budgets = new ArrayList<>();

  PlannedCluster() {
    this("1.35.4");
  }

  /**
   * @param version of the control plane and of each node
   */
  PlannedCluster(String version) {
    this.version = KubeVersion.parse(version);
  }

  /** A node with that many pods of one core each, and room for so many. */
  PlannedCluster node(String name, int podsOnIt, int cores, Map<String, Integer> byBudget) {
    nodes.add(
        new NodeState(
            name,
            Map.of("pool", "workers"),
            version,
            true,
            false,
            Instant.EPOCH,
            podsOnIt,
            byBudget,
            false));
    rooms.add(
        new NodeCapacity(
            name,
            "",
            Map.of(NodeCapacity.HOSTNAME, name),
            Resources.of(cores * 1000L, 1L << 40),
            110,
            List.of(),
            true));
    PodShape shape =
        PodShape.of("shop", "ReplicaSet/web", Map.of("app", "web"), Resources.of(1000, 1));
    for (int i = 0; i < podsOnIt; i++) {
      pods.add(new PlacedPod("web-" + name + "-" + i, shape, name));
    }
    return this;
  }

  PlannedCluster nodes(int count, int podsOnEach, int cores) {
    for (int i = 0; i < count; i++) {
      node("w" + (100 + i), podsOnEach, cores, Map.of());
    }
    return this;
  }

  PlannedCluster budget(BudgetState budget) {
    budgets.add(budget);
    return this;
  }

  PlannedCluster to(String newTarget) {
    target = newTarget;
    return this;
  }

  /**
   * @param more lines that the spec goes on with, unindented
   */
  Plan plan(String strategy, String more) {
    return plan(strategy, more, EarlierSteps.NONE);
  }

  Plan plan(String strategy, String more, EarlierSteps earlier) {
    ClusterState state =
        new ClusterState("uid-1", version, nodes, budgets, new ClusterCapacity(rooms, pods));
    String yaml =
        SPEC.replace("STRATEGY", strategy).replace("{version: 1.36.3}", target) + more.indent(2);
    return Planner.plan(new SpecReader().read(yaml), state, earlier, NOW);
  }

  Plan plan(String strategy) {
    return plan(strategy, "");
  }
}
