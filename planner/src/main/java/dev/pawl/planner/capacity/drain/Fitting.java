package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.ClusterCapacity;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * With which numbers each pod of a pool has a place while the pool turns over (S4.3). The smaller
 * the room, the more surge is needed and the fewer nodes may be unavailable; on that the search
 * relies: a number that is returned fits, and its neighbour was tried and does not.
 *
 * <p>It takes many simulations, some two dozen for 5,000 nodes: ask it where {@link
 * DrainSimulation} has found that a pod has no place, or where a person asks.
 *
 * @param smallestSurge the fewest machines that must join before nodes are drained, with no node
 *     unavailable; null where not even a machine for every node is enough, or machines are kept
 * @param largestUnavailable how many nodes may be drained side by side without surge; 0 where not
 *     one may
 * @param spareNodes how many nodes, from the first on, may be drained together and stay away: what
 *     a canary may have so that it can be given up (S4.4)
 */
public record Fitting(Integer smallestSurge, int largestUnavailable, int spareNodes) {

  /**
   * @param order names of the pool's nodes, first to last
   */
  public static Fitting of(ClusterCapacity cluster, List<String> order, Machines machines) {
    if (order.isEmpty()) {
      throw new IllegalArgumentException("a pool without nodes fits anything: leave it out");
    }
    int size = order.size();
    Integer surge =
        switch (machines) {
          case KEPT -> null;
          case REPLACED ->
              smallest(
                  size, s -> DrainSimulation.fits(cluster, new Rollout(order, s, 0, machines)));
        };
    int spare =
        largest(
            size, k -> DrainSimulation.beginningFits(cluster, new Rollout(order, 0, k, machines)));
    // Where the first batch has no place, the rollout has none.
    int unavailable =
        largest(spare, u -> DrainSimulation.fits(cluster, new Rollout(order, 0, u, machines)));
    return new Fitting(surge, unavailable, spare);
  }

  /** The smallest number from 1 on that fits; null where the largest does not. */
  private static Integer smallest(int most, IntPredicate fits) {
    if (fits.test(1)) {
      return 1;
    }
    return most > 1 && fits.test(most) ? border(most, 1, fits) : null;
  }

  /** The largest number up to {@code most} that fits; 0 where none does. */
  private static int largest(int most, IntPredicate fits) {
    return border(0, most + 1, fits);
  }

  /** The number on the fitting side of the border between one that fits and one that does not. */
  private static int border(int fitting, int failing, IntPredicate fits) {
    int yes = fitting;
    int no = failing;
    while (Math.abs(yes - no) > 1) {
      int middle = (yes + no) >>> 1;
      if (fits.test(middle)) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    return yes;
  }
}
