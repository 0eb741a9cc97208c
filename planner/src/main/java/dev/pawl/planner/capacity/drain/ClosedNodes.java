package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.ClusterCapacity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the nodes that leave may refuse pods, so that what is evicted goes to nodes that stay.
 *
 * <p>That old nodes are tainted softly is a matter of score, and kube-scheduler does not score all
 * nodes of a big cluster: it stops looking once it has found enough that are feasible ({@code
 * percentageOfNodesToScore}), and these may all be old. It never stops before it has found a
 * hundred ({@code minFeasibleNodesToFind}). So where fewer than a hundred old nodes take pods, each
 * pod is offered a new node, if any has room.
 */
public final class ClosedNodes {

  /** As many old nodes may go on taking pods, the last ones in order: a reserve. */
  static final int RESERVE = 99;

  private ClosedNodes() {}

  /**
   * Whether the scheduler may score old nodes only, and closing some of a pool keeps it from that.
   */
  public static boolean help(int nodesOfCluster, int leaving) {
    return nodesOfCluster > RESERVE && leaving > RESERVE;
  }

  /**
   * The nodes of a pool that may refuse pods now: all, where everything that can move off them has
   * a place elsewhere; otherwise all but a reserve, where that and the nodes that stay have room
   * for what is being drained and for one node more; otherwise none.
   *
   * @param leaving names of the pool's nodes that leave, in the order of their going
   * @param draining those of them whose drain has begun
   * @param closed names of other pools' nodes that refuse already: they need the same room
   * @param outdated names of all nodes of the cluster that leave: no place to move to
   */
  public static Set<String> of(
      ClusterCapacity cluster,
      List<String> leaving,
      Set<String> draining,
      Set<String> closed,
      Set<String> outdated) {
    Set<String> all = Set.copyOf(leaving);
    if (RoomElsewhere.forAll(cluster, with(closed, all), outdated)) {
      return all;
    }
    int front = leaving.size() - RESERVE;
    if (front <= 0) {
      return Set.of();
    }
    Set<String> next = new HashSet<>(draining);
    leaving.stream().filter(n -> !draining.contains(n)).limit(1).forEach(next::add);
    Set<String> noPlace = new HashSet<>(outdated);
    noPlace.removeAll(leaving.subList(front, leaving.size()));
    return RoomElsewhere.forAll(cluster, next, noPlace)
        ? Set.copyOf(leaving.subList(0, front))
        : Set.of();
  }

  private static Set<String> with(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return both;
  }
}
