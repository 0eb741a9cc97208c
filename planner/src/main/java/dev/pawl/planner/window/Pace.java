package dev.pawl.planner.window;

import java.time.Duration;

/**
 * How fast the nodes of a pool go: first the canary, one node after another, then a soak, then the
 * others side by side.
 *
 * @param perNode how long one node takes at most
 * @param sideBySide how many nodes go at once after the canary
 * @param canaryNodes how many go alone
 * @param soak how long the canary is watched before the others begin; it is a wait and no step, so
 *     it may go on while no window is open
 */
public record Pace(Duration perNode, int sideBySide, int canaryNodes, Duration soak) {

  public Pace {
    if (perNode.isZero() || perNode.isNegative() || soak.isNegative()) {
      throw new IllegalArgumentException("a node takes " + perNode + ", the soak " + soak);
    }
    if (sideBySide < 1 || canaryNodes < 0) {
      throw new IllegalArgumentException(sideBySide + " at once, canary " + canaryNodes);
    }
  }

  /** One pace for all nodes, without a canary. */
  public static Pace steady(Duration perNode, int sideBySide) {
    return new Pace(perNode, sideBySide, 0, Duration.ZERO);
  }

  /** The same with at most so many nodes at once. */
  Pace atMost(int nodes) {
    return new Pace(perNode, Math.min(sideBySide, nodes), canaryNodes, soak);
  }

  /** How many nodes of a pool of that size can be done in one window: whole nodes only. */
  public int nodesIn(Duration window, int size) {
    return size - leftAfter(window, whole(size)).nodes();
  }

  /**
   * How many windows of a length a pool takes; 0 where not even one node fits. A soak that does not
   * end in a window is taken to be over when the next one opens.
   */
  int windowsFor(int size, Duration window) {
    if (rounds(window) == 0) {
      return 0;
    }
    int windows = 0;
    for (Left left = whole(size); left.nodes() > 0; left = leftAfter(window, left)) {
      windows++;
    }
    return windows;
  }

  /** How many nodes can go one after another in a time. */
  long rounds(Duration time) {
    return time.isNegative() ? 0 : time.dividedBy(perNode);
  }

  private record Left(int canary, int others) {
    int nodes() {
      return canary + others;
    }
  }

  private Left whole(int size) {
    int canary = Math.min(canaryNodes, size);
    return new Left(canary, size - canary);
  }

  private Left leftAfter(Duration window, Left left) {
    int alone = (int) Math.min(left.canary(), rounds(window));
    if (alone < left.canary()) {
      return new Left(left.canary() - alone, left.others());
    }
    Duration rest =
        window.minus(perNode.multipliedBy(alone)).minus(alone > 0 ? soak : Duration.ZERO);
    long together = Math.min(left.others(), rounds(rest) * sideBySide);
    return new Left(0, (int) (left.others() - together));
  }
}
