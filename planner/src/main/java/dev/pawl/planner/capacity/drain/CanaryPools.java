package dev.pawl.planner.capacity.drain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sizes the pools of a canary rollout may have (S4.2, S4.3): the canary no more nodes than
 * can be spared, so that it can be drained whole where it is bad; each of the others no more than
 * fit in a maintenance window.
 *
 * @param spareNodes how many nodes can be drained and stay away: {@link Fitting#spareNodes}
 * @param nodesPerWindow how many nodes are upgraded in one window: {@link #nodesPerWindow}
 */
public record CanaryPools(int spareNodes, int nodesPerWindow) {

  /** A pool and how many nodes it has or should have. */
  public record Size(String pool, int nodes) {}

  /** Sizes for a number of nodes: the canary's, then one for each further window. */
  public record Sizes(int canary, List<Integer> others) {
    public Sizes {
      others = List.copyOf(others);
    }
  }

  public CanaryPools {
    if (spareNodes < 0 || nodesPerWindow < 1) {
      throw new IllegalArgumentException(
          "%d spare nodes and %d nodes in a window: a window must be long enough for one node"
              .formatted(spareNodes, nodesPerWindow));
    }
  }

  /**
   * How many nodes fit in a window.
   *
   * @param perNode the longest a node takes to be drained and upgraded
   * @param sideBySide how many are in flight together: surge + unavailable
   */
  public static int nodesPerWindow(Duration window, Duration perNode, int sideBySide) {
    if (perNode.isZero() || perNode.isNegative()) {
      throw new IllegalArgumentException("a node takes some time to upgrade, not " + perNode);
    }
    return Math.toIntExact(window.dividedBy(perNode) * sideBySide);
  }

  /**
   * The sizes with the fewest windows, the pools after the canary as even as can be. Without a
   * spare node the canary is empty: there is none that could be given up.
   */
  public Sizes suggest(int nodes) {
    int canary = Math.min(nodes, Math.min(spareNodes, nodesPerWindow));
    int rest = nodes - canary;
    int pools = (rest + nodesPerWindow - 1) / nodesPerWindow;
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < pools; i++) {
      others.add(rest / pools + (i < rest % pools ? 1 : 0));
    }
    return new Sizes(canary, others);
  }

  /** What is wrong with sizes that somebody chose, in sentences; empty where they fit. */
  public List<String> misfits(Size canary, List<Size> others) {
    List<String> misfits = new ArrayList<>();
    if (canary.nodes() > spareNodes) {
      misfits.add(
          ("canary %s has %d nodes, but the cluster can spare %d: were it bad, it could not be"
                  + " drained whole. Give it %d nodes, or add nodes")
              .formatted(canary.pool(), canary.nodes(), spareNodes, spareNodes));
    }
    List<Size> all = new ArrayList<>(List.of(canary));
    all.addAll(others);
    for (Size size : all) {
      if (size.nodes() > nodesPerWindow) {
        misfits.add(
            ("pool %s has %d nodes, but %d fit in a window: split it, make the window longer, or"
                    + " let more nodes be in flight")
                .formatted(size.pool(), size.nodes(), nodesPerWindow));
      }
    }
    return misfits;
  }
}
