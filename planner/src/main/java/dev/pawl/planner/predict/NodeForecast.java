package dev.pawl.planner.predict;

/**
 * When a node's turn comes. In seconds from the beginning of its pool.
 *
 * @param start its machine is ordered or its drain begins, whichever is first
 * @param end it is gone and its machine has joined; in place, it is back
 */
public record NodeForecast(String node, double start, double end) {

  private static final double MILLIS = 1000;

  static NodeForecast ofMillis(String node, long start, long end) {
    return new NodeForecast(node, start / MILLIS, end / MILLIS);
  }
}
