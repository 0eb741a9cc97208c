package dev.pawl.planner.explain;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Short ways to ask why a plan is as it is. */
final class Asked {

  private final String from;
  private final String target;
  private final Map<String, String> pools = new LinkedHashMap<>();
  private final List<NodeState> others = new ArrayList<>();
  private String policy = "upstream";
  private String order = "sequential";
  private String addons = "";
  private String strategy = "{}";
  private final List<NodeCapacity> rooms = new ArrayList<>();
  private final List<PlacedPod> placed = new ArrayList<>();

  private Asked(String from, String target) {
    this.from = from;
    this.target = target;
  }

  /** By way of these, separated by commas. */
  static Asked upgrade(String from, String target, String via) {
    return new Asked(from, "{version: %s, via: [%s]}".formatted(target, via));
  }

  Asked policy(String name) {
    policy = name;
    return this;
  }

  Asked order(String poolOrder) {
    order = poolOrder;
    return this;
  }

  /** A pool of one node. */
  Asked pool(String name, String kubelet) {
    pools.put(name, kubelet);
    return this;
  }

  Asked addon(String yaml) {
    addons = "  addons: [" + yaml + "]\n";
    return this;
  }

  /** A pool a of three nodes: two with a pod of one core each, one with room for so many more. */
  Asked canary(int nodes, int room) {
    strategy("{canary: {nodes: %d}}".formatted(nodes)).pool("a", from);
    PodShape web =
        PodShape.of("shop", "ReplicaSet/web", Map.of("app", "web"), Resources.of(1000, 1));
    for (int i = 0; i < 3; i++) {
      String name = "w" + i;
      others.add(node(name, from, Map.of("pool", "a"), false));
      rooms.add(
          new NodeCapacity(
              name,
              "",
              Map.of(NodeCapacity.HOSTNAME, name),
              Resources.of(1000L * (i < 2 ? 1 : room), 1L << 40),
              110,
              List.of(),
              true));
      if (i < 2) {
        placed.add(new PlacedPod("web-" + i, web, name));
      }
    }
    return this;
  }

  /** A pool a of so many nodes. */
  Asked poolOf(int nodes) {
    pool("a", from);
    for (int i = 1; i < nodes; i++) {
      others.add(node("w" + i, from, Map.of("pool", "a"), false));
    }
    return this;
  }

  /** Of every pool. */
  Asked strategy(String yaml) {
    strategy = yaml;
    return this;
  }

  Asked controlPlaneNodes(int count) {
    for (int i = 0; i < count; i++) {
      others.add(node("control-plane-" + i, from, Map.of(), true));
    }
    return this;
  }

  Asked nodeInNoPool(String kubelet) {
    others.add(node("stray", kubelet, Map.of(), false));
    return this;
  }

  List<Explanation> explanations() {
    return Explainer.explain(spec(), state(), plan());
  }

  /** What is said of a step, each with its rule. */
  List<String> of(String step) {
    return explanations().stream()
        .filter(e -> e.step().equals(step))
        .map(e -> e.rule().id() + ": " + e.because())
        .toList();
  }

  List<Downtime> downtimes() {
    return Downtimes.of(spec(), state(), plan());
  }

  Plan plan() {
    return Planner.plan(spec(), state(), Instant.EPOCH);
  }

  private UpgradeSpec spec() {
    String items =
        pools.keySet().stream()
            .map(
                name ->
                    ("      - {name: %s, selector: {matchLabels: {pool: %s}}, driver: kwok,"
                            + " strategy: %s}\n")
                        .formatted(name, name, strategy))
            .collect(Collectors.joining());
    return new SpecReader()
        .read(
            """
            apiVersion: pawl.dev/v1alpha1
            kind: ClusterUpgrade
            metadata: {name: prod-eu}
            spec:
              target: %s
              policy: %s
              controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
            %s  pools:
                order: %s
                items:
            %s\
            """
                .formatted(target, policy, addons, order, items));
  }

  private ClusterState state() {
    List<NodeState> nodes = new ArrayList<>(others);
    if (rooms.isEmpty()) {
      pools.forEach(
          (name, kubelet) -> nodes.add(node(name + "-0", kubelet, Map.of("pool", name), false)));
    }
    return new ClusterState("uid-1", v(from), nodes, List.of(), new ClusterCapacity(rooms, placed));
  }

  private static NodeState node(
      String name, String version, Map<String, String> labels, boolean controlPlane) {
    return new NodeState(name, labels, v(version), true, false, Instant.EPOCH, 10, controlPlane);
  }

  private static KubeVersion v(String version) {
    return KubeVersion.parse(version);
  }
}
