package dev.pawl.planner.predict;

import dev.pawl.planner.spec.Strategy;
import java.time.Duration;

/**
 * How fast a pool may turn over: a strategy's numbers for a pool of a certain size.
 *
 * @param maxSurge machines above the pool's size; 0 in place
 * @param maxUnavailable nodes below it
 * @param canaryNodes nodes that go alone, one at a time
 * @param soak how long these are watched before the others follow
 */
public record Pace(int maxSurge, int maxUnavailable, int canaryNodes, Duration soak) {

  /** The strategy's numbers, for a pool of that size whose machines are replaced. */
  public static Pace replacing(Strategy strategy, int desired) {
    return new Pace(
        strategy.surgeFor(desired),
        strategy.unavailableFor(desired),
        strategy.canaryNodes(),
        strategy.canarySoak());
  }

  /** The same with something more to wait for before the others follow the canary. */
  public Pace soaking(Duration longer) {
    return new Pace(maxSurge, maxUnavailable, canaryNodes, soak.plus(longer));
  }

  /** The strategy's numbers, for a pool of that size whose machines are changed in place. */
  public static Pace inPlace(Strategy strategy, int desired) {
    return new Pace(
        0, strategy.unavailableFor(desired), strategy.canaryNodes(), strategy.canarySoak());
  }
}
