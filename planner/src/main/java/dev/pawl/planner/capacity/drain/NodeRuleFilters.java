package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import java.util.List;

/** The filters that look at the node alone, the cheapest first. */
final class NodeRuleFilters {

  private static final List<NodeRuleFilter> ALL =
      List.of(new VolumeFilter(), new TaintFilter(), new SelectorFilter());

  private NodeRuleFilters() {}

  static boolean admit(NodeRules rules, NodeCapacity node) {
    for (NodeRuleFilter filter : ALL) {
      if (!filter.admits(rules, node)) {
        return false;
      }
    }
    return true;
  }

  /** Why the node is not admitted; asked only where it is not. */
  static Rejection rejection(NodeRules rules, NodeCapacity node) {
    return ALL.stream()
        .filter(filter -> !filter.admits(rules, node))
        .findFirst()
        .map(filter -> new Rejection.Rule(filter.why(rules, node)))
        .orElseThrow();
  }
}
