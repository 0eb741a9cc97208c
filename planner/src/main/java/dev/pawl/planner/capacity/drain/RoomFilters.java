package dev.pawl.planner.capacity.drain;

import java.util.List;

/** The filters that look at what stands on a node and around it, the cheapest first. */
final class RoomFilters {

  private final List<RoomFilter> all;

  RoomFilters(ResourceNames names) {
    all =
        List.of(
            new StandingFilter(),
            new PodCountFilter(),
            new ResourceFilter(names),
            new HostPortFilter(),
            new ApartFilter(),
            new NearFilter(),
            new SpreadFilter());
  }

  boolean admit(IndexedShape shape, BoardNode node) {
    for (RoomFilter filter : all) {
      if (!filter.admits(shape, node)) {
        return false;
      }
    }
    return true;
  }

  /** Why the node is not admitted; asked only where it is not. */
  Rejection rejection(IndexedShape shape, BoardNode node) {
    for (RoomFilter filter : all) {
      if (!filter.admits(shape, node)) {
        return filter.rejection(shape, node);
      }
    }
    throw new IllegalArgumentException(node.capacity().name() + " has a place");
  }
}
