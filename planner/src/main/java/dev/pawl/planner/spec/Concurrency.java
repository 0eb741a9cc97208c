package dev.pawl.planner.spec;

import java.util.Optional;

/**
 * How many nodes of a pool may be under way at once.
 *
 * @param maxSurge machines above the pool's size at any instant; a percentage is rounded up
 * @param maxUnavailable nodes below it at any instant; a percentage is rounded down
 */
public record Concurrency(IntOrPercent maxSurge, IntOrPercent maxUnavailable) {

  /** As the specification of a pool says. */
  public static Concurrency of(PoolSpec pool) {
    return new Concurrency(
        pool.inPlace() ? IntOrPercent.of(0) : pool.strategy().maxSurge(),
        pool.strategy().maxUnavailable());
  }

  /**
   * Why a pool could not go on with these numbers; empty where it can.
   *
   * @param nodes how many the pool has
   */
  public Optional<String> refusal(PoolSpec pool, int nodes) {
    boolean noSurge = maxSurge.roundedUp(nodes) == 0;
    boolean noneAway = maxUnavailable.roundedDown(nodes) == 0;
    if (pool.inPlace() && !noSurge) {
      return Optional.of(
          "pool %s is upgraded in place, and no machines are made for it: leave maxSurge out"
              .formatted(pool.name()));
    }
    if (maxSurge.roundedUp(nodes) > nodes) {
      return Optional.of(tooMany("maxSurge", maxSurge, pool, nodes));
    }
    if (maxUnavailable.roundedDown(nodes) > nodes) {
      return Optional.of(tooMany("maxUnavailable", maxUnavailable, pool, nodes));
    }
    return noSurge && noneAway
        ? Optional.of(
            "with the %d nodes of pool %s, maxSurge %s and maxUnavailable %s come to nothing: %s"
                .formatted(nodes, pool.name(), maxSurge, maxUnavailable, wayOut(pool)))
        : Optional.empty();
  }

  private static String wayOut(PoolSpec pool) {
    String more = pool.inPlace() ? "allow one node less" : "allow one more node or one less";
    return more + "; to stop, 'pawl pause'";
  }

  private static String tooMany(String what, IntOrPercent count, PoolSpec pool, int nodes) {
    return "%s %s is more than pool %s has: %d nodes".formatted(what, count, pool.name(), nodes);
  }

  @Override
  public String toString() {
    return "maxSurge %s, maxUnavailable %s".formatted(maxSurge, maxUnavailable);
  }
}
