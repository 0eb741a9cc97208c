package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.plan.Plan.Prediction;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How long an upgrade may take and how many pods move. A first estimate from stated step times: a
 * node takes {@link #NODE}, a control plane {@link #CONTROL_PLANE}; soak and bake are as written.
 */
final class Predictor {

  /** Boot, drain and removal of one machine, where nothing was measured. */
  static final Duration NODE = Duration.ofMinutes(3);

  /** Snapshot and change of a control plane, where nothing was measured. */
  static final Duration CONTROL_PLANE = Duration.ofMinutes(10);

  private Predictor() {}

  static Prediction predict(
      UpgradeSpec spec, ClusterState state, List<HopPlan> hops, List<PoolPlan> pools) {
    List<Long> perPool =
        pools.stream()
            .map(p -> p.turnovers() * seconds(spec.pool(p.name()), p.order().size()))
            .toList();
    LongStream seconds = perPool.stream().mapToLong(Long::longValue);
    long turnover =
        spec.poolOrder() == PoolOrder.PARALLEL ? seconds.max().orElse(0) : seconds.sum();
    Map<String, Integer> turnovers = new HashMap<>();
    pools.forEach(p -> p.order().forEach(node -> turnovers.put(node, p.turnovers())));
    long moves =
        state.nodes().stream()
            .mapToLong(n -> (long) turnovers.getOrDefault(n.name(), 0) * n.movablePods())
            .sum();
    return new Prediction(controlPlane(spec, hops) + turnover, moves);
  }

  private static long controlPlane(UpgradeSpec spec, List<HopPlan> hops) {
    long moves = hops.stream().filter(HopPlan::movesControlPlane).count();
    return moves == 0 ? 0 : moves * CONTROL_PLANE.plus(spec.controlPlane().bake()).toSeconds();
  }

  private static long seconds(PoolSpec pool, int nodes) {
    if (nodes == 0) {
      return 0;
    }
    int sideBySide =
        Math.max(1, pool.strategy().surgeFor(nodes) + pool.strategy().unavailableFor(nodes));
    int alone = Math.min(nodes, pool.strategy().canaryNodes());
    int rounds = alone + (nodes - alone + sideBySide - 1) / sideBySide;
    long soak = nodes > alone ? pool.strategy().canarySoak().toSeconds() : 0;
    return rounds * NODE.toSeconds() + soak;
  }
}
