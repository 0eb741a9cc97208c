package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeRules;
import java.util.BitSet;
import java.util.List;

/** The nodes that node rules admit, whatever stands there. Shared by all shapes with the rules. */
final class NodeFit {

  private final NodeRules rules;
  private final BitSet nodes = new BitSet();
  private int count;
  private int looked;

  NodeFit(NodeRules rules) {
    this.rules = rules;
  }

  /** Looks at the nodes that joined since the last time. */
  void catchUp(List<BoardNode> all) {
    for (; looked < all.size(); looked++) {
      BoardNode node = all.get(looked);
      if (node.standing() != Standing.REMOVED && NodeRuleFilters.admit(rules, node.capacity())) {
        nodes.set(looked);
        count++;
      }
    }
  }

  boolean admits(BoardNode node) {
    return nodes.get(node.id());
  }

  void forget(BoardNode node) {
    if (admits(node)) {
      nodes.clear(node.id());
      count--;
    }
  }

  int count() {
    return count;
  }

  /** The next admitted node from that number on; -1 where there is none. */
  int next(int from) {
    return nodes.nextSetBit(from);
  }
}
