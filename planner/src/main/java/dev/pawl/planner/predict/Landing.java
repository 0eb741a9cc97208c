package dev.pawl.planner.predict;

/**
 * Where evicted pods come to lie, and so how many move again. Every old node is marked as outdated
 * before the first pool (design §4), so that pods land on machines at the target version as long as
 * there is room. The rule for the rest:
 *
 * <ol>
 *   <li>room is made by each machine that joins, and by each node that was changed in place; pods
 *       stay in their pool, and nodes that were at the target before are taken to be full
 *   <li>pods beyond it spread evenly over the pool's old nodes, and move again with those
 *   <li>where no old node is left they wait for the next machine
 * </ol>
 *
 * Which pods move again is not known: their second eviction counts as a move, and not in the time
 * of a drain.
 */
final class Landing {

  private long room;
  private long onOldNodes;
  private long moves;
  private long movedAgain;

  void joined(NodeWork node) {
    room += node.room();
  }

  /**
   * @param oldNodes that stay behind for now
   */
  void leaves(NodeWork node, int oldNodes) {
    long again = onOldNodes / (oldNodes + 1);
    onOldNodes -= again;
    movedAgain += again;
    long pods = node.pods() + again;
    moves += pods;
    long fitting = oldNodes == 0 ? pods : Math.min(pods, Math.max(0, room));
    room -= fitting;
    onOldNodes += pods - fitting;
  }

  long moves() {
    return moves;
  }

  long movedAgain() {
    return movedAgain;
  }
}
