package dev.pawl.planner.spec;

import java.time.Duration;
import java.util.List;

/**
 * How fast and how carefully a pool turns over.
 *
 * @param maxSurge machines above the pool's size at any instant; a percentage is rounded up
 * @param maxUnavailable nodes below it at any instant; a percentage is rounded down
 * @param canaryNodes nodes that go alone, before the strategy's numbers hold
 * @param canarySoak how long the canary is watched before the others follow
 * @param order by what nodes are put in order
 * @param readyTimeout from the creation of a machine until its node is Ready at the version
 * @param stopAfterBadMachines machines in a row that turn out bad before no other node begins
 * @param taint how strongly nodes that leave keep pods away
 */
public record Strategy(
    IntOrPercent maxSurge,
    IntOrPercent maxUnavailable,
    Integer canaryNodes,
    Duration canarySoak,
    List<NodeOrderKey> order,
    Duration readyTimeout,
    Integer stopAfterBadMachines,
    TaintStrength taint) {

  public Strategy {
    maxSurge = maxSurge == null ? IntOrPercent.of(1) : maxSurge;
    maxUnavailable = maxUnavailable == null ? IntOrPercent.of(0) : maxUnavailable;
    canaryNodes = canaryNodes == null ? 1 : canaryNodes;
    canarySoak = canarySoak == null ? Duration.ZERO : canarySoak;
    order = order == null ? List.of(NodeOrderKey.AGE) : List.copyOf(order);
    readyTimeout = readyTimeout == null ? Duration.ofMinutes(15) : readyTimeout;
    stopAfterBadMachines = stopAfterBadMachines == null ? 2 : stopAfterBadMachines;
    taint = taint == null ? TaintStrength.SOFT : taint;
  }

  /** With the default taint. */
  public Strategy(
      IntOrPercent maxSurge,
      IntOrPercent maxUnavailable,
      Integer canaryNodes,
      Duration canarySoak,
      List<NodeOrderKey> order,
      Duration readyTimeout,
      Integer stopAfterBadMachines) {
    this(
        maxSurge,
        maxUnavailable,
        canaryNodes,
        canarySoak,
        order,
        readyTimeout,
        stopAfterBadMachines,
        null);
  }

  public static Strategy defaults() {
    return new Strategy(null, null, null, null, null, null, null);
  }

  /** The same with other numbers of nodes under way at once. */
  public Strategy at(Concurrency other) {
    return new Strategy(
        other.maxSurge(),
        other.maxUnavailable(),
        canaryNodes,
        canarySoak,
        order,
        readyTimeout,
        stopAfterBadMachines,
        taint);
  }

  /** Surge in machines, for a pool of that size. */
  public int surgeFor(int poolSize) {
    return maxSurge.roundedUp(poolSize);
  }

  /** Whether nodes that share a tight budget are put apart. */
  public boolean apartByBudgets() {
    return order.contains(NodeOrderKey.BUDGETS);
  }

  /** Unavailable nodes allowed, for a pool of that size. */
  public int unavailableFor(int poolSize) {
    return maxUnavailable.roundedDown(poolSize);
  }
}
