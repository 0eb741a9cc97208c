package dev.pawl.planner.rollout;

import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Views of small pools, as tests want them: upgrading, all nodes up, unless said otherwise. */
final class Pools {

  static final KubeVersion OLD = KubeVersion.parse("1.35.4");
  static final KubeVersion NEW = KubeVersion.parse("1.36.3");

  private final int maxSurge;
  private final int maxUnavailable;
  private final List<PoolNode> nodes = new ArrayList<>();
  private boolean inPlace;
  private Canary canary = new Canary(0, 0, true);

  private Pools(int maxSurge, int maxUnavailable) {
    this.maxSurge = maxSurge;
    this.maxUnavailable = maxUnavailable;
  }

  /** Old nodes with these names. */
  static Pools of(int maxSurge, int maxUnavailable, String... names) {
    Pools pool = new Pools(maxSurge, maxUnavailable);
    for (String name : names) {
      pool.nodes.add(
          new PoolNode(name, OLD, true, false, false, null, null, false, "", Instant.EPOCH));
    }
    return pool;
  }

  Pools inPlace() {
    inPlace = true;
    return this;
  }

  Pools canaryOf(int nodes) {
    canary = new Canary(nodes, 0, false);
    return this;
  }

  /** A machine that is up, made for a node. */
  Pools machine(String name, String replaces) {
    nodes.add(new PoolNode(name, NEW, true, false, false, replaces, OLD, false, "", Instant.EPOCH));
    return this;
  }

  /** A node that is not Ready. */
  Pools down(String name) {
    nodes.replaceAll(
        n ->
            n.name().equals(name)
                ? new PoolNode(
                    name, n.version(), false, false, false, null, null, false, "", Instant.EPOCH)
                : n);
    return this;
  }

  List<Decision> next(InFlight flight) {
    int desired = (int) nodes.stream().filter(n -> n.replaces() == null).count();
    return RolloutPlanner.next(
            new PoolView(
                "u1",
                PoolGoal.UPGRADE,
                NEW,
                OLD,
                inPlace,
                desired,
                maxSurge,
                maxUnavailable,
                2,
                canary,
                null,
                nodes,
                flight))
        .decisions();
  }

  static InFlight flight(
      Map<String, String> surging, Set<String> retiring, Set<String> held, Trouble trouble) {
    return new InFlight(
        surging, retiring, Set.of(), List.of(), held, Set.of(), Set.of(), Map.of(), trouble);
  }
}
