package dev.pawl.planner.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes by their place in the base order, budgets numbered: so that conflicts are sums. */
final class BudgetNumbers {

  private final List<int[]> budgetsOfNode = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  BudgetNumbers(List<String> base, TightBudgets tight) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String node : base) {
      List<String> budgets = tight.of(node);
      budgets.forEach(
          budget ->
              numbers.computeIfAbsent(
                  budget,
                  b -> {
                    names.add(b);
                    return names.size() - 1;
                  }));
      budgetsOfNode.add(budgets.stream().mapToInt(numbers::get).toArray());
    }
  }

  int nodes() {
    return budgetsOfNode.size();
  }

  int budgets() {
    return names.size();
  }

  int[] of(int node) {
    return budgetsOfNode.get(node);
  }

  String name(int budget) {
    return names.get(budget);
  }

  /** How many nodes count on each budget. */
  int[] uses() {
    int[] uses = new int[names.size()];
    budgetsOfNode.forEach(budgets -> change(uses, budgets, 1));
    return uses;
  }

  static void change(int[] counts, int[] budgets, int by) {
    for (int budget : budgets) {
      counts[budget] += by;
    }
  }

  static int sum(int[] counts, int[] budgets) {
    int sum = 0;
    for (int budget : budgets) {
      sum += counts[budget];
    }
    return sum;
  }
}
