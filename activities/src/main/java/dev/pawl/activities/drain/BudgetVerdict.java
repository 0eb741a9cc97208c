package dev.pawl.activities.drain;

import java.time.Duration;

/** What kind of block a budget is. */
enum BudgetVerdict {
  /** However long one waits. */
  NEVER,
  /** Until pods that it counts on are healthy again. */
  BLOCKED,
  /** It lets pods go one after another. */
  SLOW;

  /** Right after an eviction the numbers are those of a moment: nothing final is said on them. */
  private static final Duration UNSETTLED = Duration.ofSeconds(5);

  /** A pod that left is replaced within this time, or something is wrong. */
  static final Duration REPLACED_WITHIN = Duration.ofSeconds(60);

  /**
   * @param sinceMoved since this budget last let a pod go or its numbers changed
   * @param stuckPods whether a pod that it counts on has a trouble that waiting does not heal
   */
  static BudgetVerdict of(BudgetHealth budget, Duration sinceMoved, boolean stuckPods) {
    if (budget.never() && sinceMoved.compareTo(UNSETTLED) >= 0) {
      return NEVER;
    }
    if (stuckPods) {
      return BLOCKED;
    }
    boolean moving =
        !budget.settled()
            || budget.disrupted() > 0
            || budget.allowed() > 0
            || sinceMoved.compareTo(REPLACED_WITHIN) < 0;
    return moving ? SLOW : BLOCKED;
  }
}
