package dev.pawl.planner.capacity.drain;

import java.util.Arrays;
import java.util.TreeSet;

/** The open nodes, the best place first. */
final class Ranking {

  /** The low half of a rank is the node's number. */
  private static final long NUMBER = 0xffffffffL;

  private final TreeSet<Long> ranks = new TreeSet<>();
  private long[] rankOf = new long[0];

  void add(BoardNode node) {
    if (node.id() >= rankOf.length) {
      rankOf = Arrays.copyOf(rankOf, 2 * node.id() + 16);
    }
    rankOf[node.id()] = node.rank();
    ranks.add(rankOf[node.id()]);
  }

  void remove(BoardNode node) {
    ranks.remove(rankOf[node.id()]);
  }

  /** The node's room has changed. */
  void update(BoardNode node) {
    if (rankOf[node.id()] != node.rank()) {
      remove(node);
      add(node);
    }
  }

  int size() {
    return ranks.size();
  }

  /** Ranks in ascending order; {@link #number} tells the node of each. */
  Iterable<Long> ascending() {
    return ranks;
  }

  static int number(long rank) {
    return (int) (rank & NUMBER);
  }
}
