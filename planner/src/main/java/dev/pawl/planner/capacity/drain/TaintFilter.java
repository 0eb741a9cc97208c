package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;

/** Each taint of the node is tolerated. */
final class TaintFilter implements NodeRuleFilter {

  @Override
  public boolean admits(NodeRules rules, NodeCapacity node) {
    return rules.toleratesAll(node.taints());
  }

  @Override
  public String why(NodeRules rules, NodeCapacity node) {
    return node.taints().stream()
        .filter(taint -> !rules.tolerates(taint))
        .findFirst()
        .map(taint -> "has taint " + taint + ", not tolerated")
        .orElseThrow();
  }
}
