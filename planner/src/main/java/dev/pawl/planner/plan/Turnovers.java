package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which nodes of a pool turn over in which hop, and how many the pool has. */
final class Turnovers {

  private final Map<String, List<NodeState>> orders = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  Turnovers(UpgradeSpec spec, ClusterState state, List<PoolPlan> pools) {
    Map<String, NodeState> nodes = new HashMap<>();
    state.nodes().forEach(n -> nodes.put(n.name(), n));
    for (PoolPlan pool : pools) {
      PoolSpec written = spec.pool(pool.name());
      orders.put(pool.name(), pool.order().stream().map(nodes::get).toList());
      sizes.put(
          pool.name(),
          (int) state.nodes().stream().filter(n -> written.selects(n.labels())).count());
    }
  }

  /** How many nodes a pool has, those at the target included. */
  int size(String pool) {
    return sizes.get(pool);
  }

  /** The nodes of a pool that turn over in a hop, in their order. */
  List<NodeState> in(HopPlan hop, String pool) {
    return orders.get(pool).stream().filter(n -> below(hop, n.kubeletVersion())).toList();
  }

  /** A hop's target only ever rises: who is below it now is below it when its turn comes. */
  private static boolean below(HopPlan hop, KubeVersion version) {
    return hop.closed()
        ? version.compareTo(hop.target()) < 0
        : version.minorRelease().compareTo(Minor.parse(hop.to())) < 0;
  }
}
