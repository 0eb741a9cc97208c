package dev.pawl.planner.predict;

/**
 * A PodDisruptionBudget as its status has it.
 *
 * @param name {@code namespace/name}
 * @param expected pods it covers ({@code expectedPods})
 * @param healthy of these ({@code currentHealthy})
 * @param mustStay healthy pods it insists on ({@code desiredHealthy})
 * @param back from the eviction of a pod until another one is healthy in its place
 */
public record BudgetWork(String name, int expected, int healthy, int mustStay, Span back) {

  /** A budget of whose pods it is not known how fast they come back. */
  public static BudgetWork of(
      String name, int expected, int healthy, int mustStay, StepTimes times) {
    return new BudgetWork(name, expected, healthy, mustStay, times.of(StepKind.POD_BACK));
  }

  /**
   * How many of its pods may be away at once when all are healthy; 0 for a budget that never lets
   * any go, however long one waits.
   */
  int mostAway() {
    return Math.max(0, expected - mustStay);
  }

  /** Whether it would let pods go, but not in the health they are in now. */
  boolean blockedNow() {
    return mostAway() > 0 && healthy <= mustStay;
  }

  /**
   * How many are away at once in the forecast: what is allowed now. Where that is none, its pods
   * are taken to have become healthy in time: the forecast names it.
   */
  int allowed() {
    return blockedNow() ? mostAway() : Math.min(mostAway(), Math.max(0, healthy - mustStay));
  }
}
