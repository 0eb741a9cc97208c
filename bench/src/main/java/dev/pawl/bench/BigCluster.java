package dev.pawl.bench;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A big cluster as it is observed: nodes in pools over three zones, the pods of each workload
 * spread over them, a PodDisruptionBudget for each workload.
 */
final class BigCluster {

  private static final int MOST_PODS = 110;
  private static final int PODS_FIT = 40;
  private static final Resources ASKS = Resources.of(250, 1L << 28);
  private static final KubeVersion VERSION = KubeVersion.parse("1.35.4");

  private final int pools;
  private final int nodes;
  private final int pods;
  private final int workloads;

  BigCluster(int pools, int nodes, int pods, int workloads) {
    this.pools = pools;
    this.nodes = nodes;
    this.pods = pods;
    this.workloads = workloads;
  }

  ClusterState observed() {
    List<PodShape> shapes = new ArrayList<>();
    List<BudgetState> budgets = new ArrayList<>();
    int each = pods / workloads;
    for (int w = 0; w < workloads; w++) {
      shapes.add(PodShape.of("shop", "ReplicaSet/" + app(w), Map.of("app", app(w)), ASKS));
      budgets.add(new BudgetState("shop/" + app(w), each, each, each - Math.max(1, each / 10)));
    }
    List<PlacedPod> placed = new ArrayList<>(pods);
    List<Map<String, Integer>> covered = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      covered.add(new HashMap<>());
    }
    for (int p = 0; p < pods; p++) {
      int w = p % workloads;
      // another start for each workload: its pods are spread, and neighbours differ
      int n = (int) ((p / workloads * 977L + w * 31L) % nodes);
      placed.add(new PlacedPod(app(w) + "-" + p, shapes.get(w), node(n)));
      covered.get(n).merge("shop/" + app(w), 1, Integer::sum);
    }
    List<NodeState> states = new ArrayList<>();
    List<NodeCapacity> rooms = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      Map<String, String> labels = labels(n);
      int movable = covered.get(n).values().stream().mapToInt(Integer::intValue).sum();
      states.add(
          new NodeState(
              node(n),
              labels,
              VERSION,
              true,
              false,
              Instant.ofEpochSecond(n),
              movable,
              covered.get(n),
              false));
      rooms.add(
          new NodeCapacity(
              node(n),
              "",
              labels,
              Resources.of(PODS_FIT * 250L, PODS_FIT * (1L << 28)),
              MOST_PODS,
              List.of(),
              true));
    }
    return new ClusterState("uid", VERSION, states, budgets, new ClusterCapacity(rooms, placed));
  }

  /** An upgrade of all its pools. */
  String spec() {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: pawl.dev/v1alpha1
            kind: ClusterUpgrade
            metadata: {name: big}
            spec:
              target: {version: 1.36.3}
              controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
              pools:
                items:
            """);
    for (int p = 0; p < pools; p++) {
      yaml.append(
          """
                - name: pool-%1$d
                  selector: {matchLabels: {pool: pool-%1$d}}
                  driver: kwok
                  strategy: {maxSurge: 10%%, order: [zone, age]}
          """
              .formatted(p)
              .indent(0));
    }
    return yaml.toString();
  }

  private Map<String, String> labels(int n) {
    return Map.of(
        "pool",
        "pool-" + n % pools,
        NodeCapacity.ZONE,
        "zone-" + n / pools % 3,
        NodeCapacity.HOSTNAME,
        node(n));
  }

  private static String node(int n) {
    return "node-" + n;
  }

  private static String app(int w) {
    return "app-" + w;
  }
}
