package dev.pawl.planner.capacity.drain;

/** The node has left what the pod asks for. What it does not ask for may be overcommitted. */
final class ResourceFilter implements RoomFilter {

  private final ResourceNames names;

  ResourceFilter(ResourceNames names) {
    this.names = names;
  }

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    return shortOf(shape, node) < 0;
  }

  private static int shortOf(IndexedShape shape, BoardNode node) {
    for (int i = 0; i < shape.resources(); i++) {
      long asks = shape.asks(i);
      if (asks > 0 && asks > node.free(i)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    int lacking = shortOf(shape, node);
    return new Rejection.Shortage(names.name(lacking), shape.asks(lacking), node.free(lacking));
  }
}
