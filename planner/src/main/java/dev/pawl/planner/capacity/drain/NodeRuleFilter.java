package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;

/** One of the scheduler's rules about a node, whatever stands on it. */
interface NodeRuleFilter {

  boolean admits(NodeRules rules, NodeCapacity node);

  /** Why not; asked only where it does not admit. */
  String why(NodeRules rules, NodeCapacity node);
}
