package dev.pawl.planner.window;

import static dev.pawl.planner.window.Wording.count;
import static dev.pawl.planner.window.Wording.length;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How big pools may be (seed 004, S4.3): one is small enough where it ends in the window in which
 * it begins; the first, the canary, also where the spare nodes can take all of its pods. Never more
 * nodes are out at once than are spare.
 *
 * @param nodes of the cluster that are to be changed
 * @param spare nodes whose capacity nobody needs; machines made on top count too
 * @param window the length of one window
 * @param pace of every pool; its canary is counted in each
 */
public record PoolSizes(int nodes, int spare, Duration window, Pace pace) {

  public PoolSizes {
    if (nodes < 0 || spare < 0 || window.isNegative()) {
      throw new IllegalArgumentException(
          "%d nodes, %d spare, windows of %s".formatted(nodes, spare, window));
    }
  }

  /** How many nodes are out at once at most. */
  public int atOnce() {
    return Math.min(pace.sideBySide(), spare);
  }

  /** The largest pool that ends in the window in which it begins; 0 where there is none. */
  public int largestPool() {
    return spare == 0 ? 0 : pace.atMost(spare).nodesIn(window, nodes);
  }

  /** The largest first pool: one that can be emptied again besides. */
  public int largestCanary() {
    return Math.min(spare, largestPool());
  }

  /**
   * As few pools as fit, the first of them one that can be emptied, the others alike; empty where
   * nothing fits.
   */
  public List<Integer> pools() {
    if (largestPool() == 0) {
      return List.of();
    }
    List<Integer> sizes = new ArrayList<>();
    sizes.add(largestCanary());
    int left = nodes - largestCanary();
    for (int pools = ceil(left, largestPool()); pools > 0; pools--) {
      sizes.add(ceil(left, pools));
      left -= ceil(left, pools);
    }
    return List.copyOf(sizes);
  }

  /** What a pool of a size would mean. */
  public PoolFit fit(int size) {
    int windows = spare == 0 ? 0 : pace.atMost(spare).windowsFor(size, window);
    return new PoolFit(size, windows, size <= spare, fitSentence(size, windows));
  }

  /** For a person: how many fit, and what follows for the pools. */
  public String sentence() {
    if (nodes == 0) {
      return "no node is to be changed";
    }
    if (largestPool() == 0) {
      return nothingFits();
    }
    String sizes = pools().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return ("%s in a window of %s, at %s each and %d at once; a first pool of up to %d can be"
            + " emptied into the %s; pools that fit: %s")
        .formatted(
            count(largestPool(), "node") + (largestPool() == 1 ? " fits" : " fit"),
            length(window),
            length(pace.perNode()),
            atOnce(),
            largestCanary(),
            count(spare, "spare node"),
            sizes);
  }

  private String fitSentence(int size, int windows) {
    if (size > 0 && windows == 0) {
      return nothingFits();
    }
    String time =
        windows > 1
            ? "%s take %d windows of %s: at most %d fit in one"
                .formatted(count(size, "node"), windows, length(window), largestPool())
            : "%s in one window of %s"
                .formatted(count(size, "node") + (size == 1 ? " fits" : " fit"), length(window));
    return size <= spare
        ? time
            + "; the "
            + count(spare, "spare node")
            + " can take all their pods if they turn out bad"
        : time + "; only %d of them can be emptied at once if they turn out bad".formatted(spare);
  }

  private String nothingFits() {
    return spare == 0
        ? "no node is spare, so none can be out;"
            + " allow a machine more (maxSurge) or keep a node spare"
        : "a node takes %s, a window is %s long: no node ends in it; make the window longer"
            .formatted(length(pace.perNode()), length(window));
  }

  private static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
