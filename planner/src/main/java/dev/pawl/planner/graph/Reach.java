package dev.pawl.planner.graph;

import java.util.function.IntPredicate;

/** Which releases can be reached; every edge leads to a higher number, so one pass is enough. */
final class Reach {

  private Reach() {}

  /**
   * By release, whether it can be reached; the start itself is.
   *
   * @param usable whether an edge, by its number, may be taken
   */
  static boolean[] from(UpgradeGraph graph, int start, IntPredicate usable) {
    boolean[] reached = new boolean[graph.size()];
    reached[start] = true;
    for (int r = start; r < graph.size(); r++) {
      for (int e = graph.edgesBegin(r); reached[r] && e < graph.edgesEnd(r); e++) {
        if (usable.test(e)) {
          reached[graph.target(e)] = true;
        }
      }
    }
    return reached;
  }
}
