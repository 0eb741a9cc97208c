package dev.pawl.planner.capacity.drain;

import java.util.List;

/**
 * No pod is near that this one must not be near, and none that must not be near this one. A node
 * without the topology label is near nothing.
 */
final class ApartFilter implements RoomFilter {

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    return !anyNear(shape.apart(), node) && !anyNear(shape.shunnedBy(), node);
  }

  private static boolean anyNear(List<DomainCounts> pods, BoardNode node) {
    for (DomainCounts counts : pods) {
      if (counts.near(node)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    for (DomainCounts counts : shape.apart()) {
      if (counts.near(node)) {
        return new Rejection.Rule(
            "has a pod that its anti-affinity shuns in the same " + counts.topology().key());
      }
    }
    return new Rejection.Rule("has a pod whose anti-affinity shuns it");
  }
}
