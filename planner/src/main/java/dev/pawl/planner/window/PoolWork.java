package dev.pawl.planner.window;

/**
 * What there is to do in a pool.
 *
 * @param nodes that are to be changed
 */
public record PoolWork(String pool, int nodes, Pace pace, PoolBegin begin) {

  public PoolWork {
    if (nodes < 0) {
      throw new IllegalArgumentException(pool + " with " + nodes + " nodes");
    }
  }
}
