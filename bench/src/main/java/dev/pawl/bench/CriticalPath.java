package dev.pawl.bench;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The shortest time in which nodes could be replaced, were nothing lost between machine steps: each
 * takes as long as its own machine and pods took, the first goes alone, then as many side by side
 * as the strategy lets.
 */
final class CriticalPath {

  private CriticalPath() {}

  /**
   * Packs longest first, which for lengths as alike as these is the best there is.
   *
   * @param nodes how long each took by itself, in seconds; the first is the canary
   * @param lanes how many may be on their way at once
   */
  static double seconds(List<Double> nodes, int lanes) {
    if (nodes.isEmpty()) {
      return 0;
    }
    PriorityQueue<Double> ends = new PriorityQueue<>();
    for (int lane = 0; lane < lanes; lane++) {
      ends.add(nodes.get(0));
    }
    nodes.stream()
        .skip(1)
        .sorted(Comparator.reverseOrder())
        .forEach(length -> ends.add(ends.remove() + length));
    return ends.stream().max(Comparator.naturalOrder()).orElseThrow();
  }
}
