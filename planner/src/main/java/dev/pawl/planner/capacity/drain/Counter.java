package dev.pawl.planner.capacity.drain;

/** What wants to know when a pod comes to a node or leaves it. */
interface Counter {

  /**
   * @param change 1 for a pod that comes, -1 for one that leaves
   */
  void count(BoardNode node, int change);
}
