package dev.pawl.planner.capacity.drain;

import java.util.List;

/**
 * The pods that this one must be near are near. Where there are none in the whole cluster and it is
 * one of them itself, it is the first, and any node with the topology labels will do.
 */
final class NearFilter implements RoomFilter {

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    List<DomainCounts> terms = shape.near();
    if (terms.isEmpty() || terms.stream().allMatch(counts -> counts.near(node))) {
      return true;
    }
    return shape.nearItself()
        && terms.stream().allMatch(DomainCounts::nowhere)
        && terms.stream().allMatch(counts -> hasDomain(counts, node));
  }

  private static boolean hasDomain(DomainCounts counts, BoardNode node) {
    return counts.topology().domain(node) != Topology.NO_DOMAIN;
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    return shape.near().stream()
        .filter(counts -> !counts.near(node))
        .findFirst()
        .map(counts -> "has no pod its affinity asks for in the same " + counts.topology().key())
        .map(Rejection.Rule::new)
        .orElseThrow();
  }
}
