package dev.pawl.planner.order;

import java.util.ArrayList;
import java.util.List;

/**
 * The conflicts of an order: a conflict is two nodes and a tight budget that both count on, within
 * {@code width} consecutive nodes.
 *
 * @param worst in the window that has the most
 * @param sum over all windows
 */
record Windows(long worst, long sum) {

  static Windows of(List<Integer> order, BudgetNumbers numbers, int width) {
    int[] inWindow = new int[numbers.budgets()];
    long conflicts = 0;
    long worst = 0;
    long sum = 0;
    for (int i = 0; i < order.size(); i++) {
      if (i >= width) {
        int[] leaving = numbers.of(order.get(i - width));
        BudgetNumbers.change(inWindow, leaving, -1);
        conflicts -= BudgetNumbers.sum(inWindow, leaving);
      }
      int[] coming = numbers.of(order.get(i));
      conflicts += BudgetNumbers.sum(inWindow, coming);
      BudgetNumbers.change(inWindow, coming, 1);
      worst = Math.max(worst, conflicts);
      sum += conflicts;
    }
    return new Windows(worst, sum);
  }

  /** The budgets that two nodes of a window share. */
  static List<String> shared(List<Integer> order, BudgetNumbers numbers, int width) {
    int[] inWindow = new int[numbers.budgets()];
    boolean[] found = new boolean[numbers.budgets()];
    for (int i = 0; i < order.size(); i++) {
      if (i >= width) {
        BudgetNumbers.change(inWindow, numbers.of(order.get(i - width)), -1);
      }
      for (int budget : numbers.of(order.get(i))) {
        found[budget] |= inWindow[budget] > 0;
      }
      BudgetNumbers.change(inWindow, numbers.of(order.get(i)), 1);
    }
    List<String> shared = new ArrayList<>();
    for (int budget = 0; budget < found.length; budget++) {
      if (found[budget]) {
        shared.add(numbers.name(budget));
      }
    }
    return shared;
  }
}
