package dev.pawl.planner.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * For each node the budgets that its pods count on and that allow fewer disruptions than nodes side
 * by side would need.
 */
public record TightBudgets(Map<String, SortedSet<String>> onNode) {

  public TightBudgets {
    onNode = Map.copyOf(onNode);
  }

  /**
   * @param width how many nodes are drained side by side: surge + unavailable
   */
  public static TightBudgets of(Collection<BudgetUse> budgets, int width) {
    SortedMap<String, SortedSet<String>> onNode = new TreeMap<>();
    for (BudgetUse budget : budgets) {
      if (budget.tight(width)) {
        budget
            .podsOnNode()
            .forEach(
                (node, pods) -> {
                  if (pods > 0) {
                    onNode.computeIfAbsent(node, n -> new TreeSet<>()).add(budget.name());
                  }
                });
      }
    }
    return new TightBudgets(onNode);
  }

  /** The names of the budgets, in order; none for a node that holds nobody up. */
  public List<String> of(String node) {
    SortedSet<String> budgets = onNode.get(node);
    return budgets == null ? List.of() : List.copyOf(budgets);
  }
}
