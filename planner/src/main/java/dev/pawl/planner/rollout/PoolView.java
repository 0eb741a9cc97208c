package dev.pawl.planner.rollout;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * Everything a rollout decision depends on.
 *
 * @param upgrade id of the upgrade
 * @param target the version the upgrade leads to
 * @param origin the oldest version the pool had when this turnover began
 * @param inPlace machines are changed where they are, not replaced
 * @param desired how many nodes the pool had when the upgrade began
 * @param maxSurge machines above it
 * @param maxUnavailable nodes below it
 * @param stopAfterBadMachines machines in a row that turn out bad before no other node begins
 * @param closed where no node may begin; null where one may
 * @param nodes of the pool, in the order in which they are to be replaced
 */
public record PoolView(
    String upgrade,
    PoolGoal goal,
    KubeVersion target,
    KubeVersion origin,
    boolean inPlace,
    int desired,
    int maxSurge,
    int maxUnavailable,
    int stopAfterBadMachines,
    Canary canary,
    Closed closed,
    List<PoolNode> nodes,
    InFlight inFlight) {

  public PoolView {
    nodes = List.copyOf(nodes);
  }

  PoolView with(List<PoolNode> others, InFlight other) {
    return new PoolView(
        upgrade,
        goal,
        target,
        origin,
        inPlace,
        desired,
        maxSurge,
        maxUnavailable,
        stopAfterBadMachines,
        canary,
        closed,
        others,
        other);
  }

  /** Whether no node may begin. What goes back, or is aborted, waits for no window. */
  boolean beginsNothing() {
    return closed != null && goal == PoolGoal.UPGRADE;
  }
}
