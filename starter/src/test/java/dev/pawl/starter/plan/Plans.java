package dev.pawl.starter.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan for tests: eight workers, of which one is at the target, and two nodes for databases. */
final class Plans {

  static final String YAML =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        target: {version: 1.36.3}
        controlPlane:
          driver: exec
          exec: {upgrade: ["./swap.sh"], rollback: ["./swap.sh", "--back"]}
        pools:
          items:
            - name: workers
              selector: {matchLabels: {pool: workers}}
              driver: kwok
              strategy: {maxSurge: 25%, canary: {nodes: 1, soak: 5m}}
            - name: databases
              selector: {matchLabels: {pool: databases}}
              driver: exec
              exec: {upgrade: ["node-upgrade"]}
              strategy: {maxUnavailable: 1, canary: {nodes: 0}}
      """;

  private Plans() {}

  static Planned planned() {
    return planned("upstream");
  }

  static Planned planned(String policy) {
    UpgradeSpec spec = new SpecReader().read(YAML + "  policy: " + policy + "\n");
    List<NodeState> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(node("w" + i, "workers", i == 7 ? "1.36.3" : "1.35.4"));
    }
    nodes.add(node("d0", "databases", "1.35.4"));
    nodes.add(node("d1", "databases", "1.35.4"));
    ClusterState state = new ClusterState("uid-1", KubeVersion.parse("1.35.4"), nodes);
    SpecFile file = new SpecFile(Path.of("upgrade.yaml"), YAML, spec);
    return new Planned(
        file, spec, null, state, List.of(), Planner.plan(spec, state, Instant.EPOCH), List.of());
  }

  private static NodeState node(String name, String pool, String version) {
    return new NodeState(
        name,
        Map.of("pool", pool),
        KubeVersion.parse(version),
        true,
        false,
        Instant.EPOCH,
        10,
        false);
  }
}
