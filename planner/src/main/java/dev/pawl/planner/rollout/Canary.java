package dev.pawl.planner.rollout;

/**
 * The nodes that go alone.
 *
 * @param nodes how many
 * @param replaced how many nodes of the pool have been replaced so far
 * @param passed whether they were watched long enough
 */
public record Canary(int nodes, int replaced, boolean passed) {

  /** Whether the strategy's full numbers do not hold yet. */
  boolean alone() {
    return !passed && nodes > 0;
  }

  /** How many more may begin before the soak. */
  int left() {
    return Math.max(0, nodes - replaced);
  }
}
