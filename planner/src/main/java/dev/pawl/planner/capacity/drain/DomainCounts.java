package dev.pawl.planner.capacity.drain;

import java.util.HashMap;
import java.util.Map;

/** How many pods that somebody looks for are in each domain. Empty domains take no memory. */
final class DomainCounts implements Counter {

  private final Topology topology;
  private final Map<Integer, Integer> counts = new HashMap<>();

  DomainCounts(Topology topology) {
    this.topology = topology;
  }

  Topology topology() {
    return topology;
  }

  @Override
  public void count(BoardNode node, int change) {
    int domain = topology.domain(node);
    if (domain != Topology.NO_DOMAIN) {
      counts.merge(domain, change, (was, by) -> was + by == 0 ? null : Integer.valueOf(was + by));
    }
  }

  /** Whether any is in the node's domain; none is where it has no domain. */
  boolean near(BoardNode node) {
    return counts.containsKey(topology.domain(node));
  }

  /** Whether there is none in any domain. */
  boolean nowhere() {
    return counts.isEmpty();
  }
}
