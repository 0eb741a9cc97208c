package dev.pawl.activities.checks.metrics;

/**
 * What became of the requests of one priority level (API Priority and Fairness).
 *
 * @param waiting in its queues at the moment
 */
public record Flow(String level, long dispatched, long rejected, long waiting) {

  /** Both together: of one level, at several apiservers. */
  public Flow and(Flow other) {
    return new Flow(
        level, dispatched + other.dispatched, rejected + other.rejected, waiting + other.waiting);
  }
}
