package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.plan.Plan.Prediction;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

  static Prediction predict(UpgradeSpec spec, ClusterState state, List<PoolPlan> pools) {
    List<Long> perPool =
        pools.stream().map(p -> seconds(spec.pool(p.name()), p.order().size())).toList();
    LongStream seconds = perPool.stream().mapToLong(Long::longValue);
    long turnover =
        spec.poolOrder() == PoolOrder.PARALLEL ? seconds.max().orElse(0) : seconds.sum();
    Set<String> moving = Set.copyOf(pools.stream().flatMap(p -> p.order().stream()).toList());
    long moves =
        state.nodes().stream()
            .filter(n -> moving.contains(n.name()))
            .mapToLong(NodeState::movablePods)
            .sum();
    return new Prediction(controlPlane(spec, state) + turnover, moves);
  }

  private static long controlPlane(UpgradeSpec spec, ClusterState state) {
    return state.serverVersion().compareTo(spec.target().version()) < 0
        ? CONTROL_PLANE.plus(spec.controlPlane().bake()).toSeconds()
        : 0;
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
