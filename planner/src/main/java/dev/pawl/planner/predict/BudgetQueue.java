package dev.pawl.planner.predict;

/**
 * The evictions of one budget: one request after another, so many pods away at once, first come
 * first served. Since nobody is let in before others, the time of an eviction is known when its
 * drain begins, and costs no event: pod j is let go once pod j-1 is, and pod j-allowed is back.
 */
final class BudgetQueue {

  private final long back;
  private final long[] backAt;
  private int next;
  private long letGo;

  /** Of a budget that lets none go it has no queue: it is taken to be out of the way. */
  BudgetQueue(BudgetWork budget, Edge edge) {
    this.back = budget.back().millis(edge);
    this.backAt = new long[budget.allowed()];
  }

  /**
   * When the last of so many pods is let go.
   *
   * @param now never earlier than at the call before
   */
  long take(long now, int pods, long eviction) {
    if (backAt.length == 0) {
      return now + pods * eviction;
    }
    long last = Math.max(now, letGo);
    for (int pod = 0; pod < pods; pod++) {
      last = Math.max(last, backAt[next]) + eviction;
      backAt[next] = last + back;
      next = (next + 1) % backAt.length;
    }
    letGo = Math.max(letGo, last);
    return last;
  }
}
