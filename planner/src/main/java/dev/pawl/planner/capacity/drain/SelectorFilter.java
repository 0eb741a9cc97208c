package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.NodeTerm;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The node has the labels that node selector and required node affinity ask for. */
final class SelectorFilter implements NodeRuleFilter {

  @Override
  public boolean admits(NodeRules rules, NodeCapacity node) {
    return rules.selects(node);
  }

  @Override
  public String why(NodeRules rules, NodeCapacity node) {
    String lacking =
        new TreeMap<>(rules.selector())
            .entrySet().stream()
                .filter(label -> !label.getValue().equals(node.labels().get(label.getKey())))
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
    if (!lacking.isEmpty()) {
      return "lacks label " + lacking;
    }
    return "does not match the required node affinity: "
        + rules.affinity().stream().map(NodeTerm::toString).collect(Collectors.joining(", or "));
  }
}
