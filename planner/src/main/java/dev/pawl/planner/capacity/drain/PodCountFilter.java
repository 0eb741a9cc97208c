package dev.pawl.planner.capacity.drain;

/** The node has not as many pods yet as it may have. */
final class PodCountFilter implements RoomFilter {

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    return !node.fullOfPods();
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    return new Rejection.Rule("Too many pods: it may have " + node.capacity().maxPods());
  }
}
