package dev.pawl.planner.capacity.drain;

/** The node takes pods at all. */
final class StandingFilter implements RoomFilter {

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    return node.open();
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    return new Rejection.Rule(
        switch (node.standing()) {
          case DRAINING -> "being drained";
          case UNAVAILABLE -> "not Ready, or cordoned before";
          case REMOVED -> "removed";
          case OPEN -> throw new IllegalArgumentException(node.capacity().name() + " is open");
        });
  }
}
