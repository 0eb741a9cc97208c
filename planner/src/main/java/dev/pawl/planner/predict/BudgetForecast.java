package dev.pawl.planner.predict;

import dev.pawl.planner.spec.Durations;
import java.time.Duration;

/**
 * What a budget will do to the drains.
 *
 * @param name {@code namespace/name}
 * @param drains how many it makes wait or stops
 * @param longestSeconds how long one of them waits at most
 * @param totalSeconds how long they wait all together; side by side, so that the pool is not later
 *     by as much
 */
public record BudgetForecast(
    String name, Outlook outlook, int drains, double longestSeconds, double totalSeconds) {

  /** A sentence for a person. */
  public String message() {
    String longest = Durations.format(Duration.ofSeconds(Math.round(longestSeconds)));
    String nodes = drains == 1 ? "1 node" : drains + " nodes";
    return switch (outlook) {
      case NEVER ->
          ("budget %s never lets a pod go: the drain of %s will stop at it until it is changed or its"
                  + " workload scaled up")
              .formatted(name, nodes);
      case BLOCKED ->
          ("budget %s lets no pod go now: pods that it counts on are not healthy, and the drain of %s"
                  + " needs them to be")
              .formatted(name, nodes);
      case WAITS ->
          "budget %s makes the drain of %s wait, up to %s each".formatted(name, nodes, longest);
      case PASSES -> "budget %s holds nothing up".formatted(name);
    };
  }

  /** The same budget, met again by another pool. */
  BudgetForecast and(BudgetForecast later) {
    return new BudgetForecast(
        name,
        outlook.compareTo(later.outlook) <= 0 ? outlook : later.outlook,
        drains + later.drains,
        Math.max(longestSeconds, later.longestSeconds),
        totalSeconds + later.totalSeconds);
  }
}
