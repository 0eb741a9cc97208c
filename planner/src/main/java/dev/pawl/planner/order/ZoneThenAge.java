package dev.pawl.planner.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Zones in alphabetical order, in a zone the oldest node first, nodes of one age by name. Without
 * zones that is by age alone (seed 002, S2.5). In a pool where only some nodes have a zone, those
 * without come first.
 */
public final class ZoneThenAge {

  private static final Comparator<OrderedNode> COMPARATOR =
      Comparator.comparing(OrderedNode::zone)
          .thenComparing(OrderedNode::created)
          .thenComparing(OrderedNode::name);

  private ZoneThenAge() {}

  /** Names of the nodes, first to last. */
  public static List<String> order(Collection<OrderedNode> nodes) {
    return nodes.stream().sorted(COMPARATOR).map(OrderedNode::name).toList();
  }
}
