package dev.pawl.planner.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long the drains of one pool wait for each budget. */
final class Waits {

  /** What is shorter is lost among the steps. */
  private static final long WORTH_TELLING = 1000;

  private static final double MILLIS = 1000;

  private static final class Sum {
    private int drains;
    private int waiting;
    private long longest;
    private long total;
  }

  private final Map<String, Sum> sums = new TreeMap<>();

  void note(String budget, long millis) {
    Sum sum = sums.computeIfAbsent(budget, b -> new Sum());
    sum.drains++;
    if (millis >= WORTH_TELLING) {
      sum.waiting++;
      sum.longest = Math.max(sum.longest, millis);
      sum.total += millis;
    }
  }

  /** Those that hold anything up, the worst first. */
  List<BudgetForecast> told(Map<String, BudgetWork> budgets) {
    List<BudgetForecast> told = new ArrayList<>();
    sums.forEach((name, sum) -> told.add(told(budgets.get(name), sum)));
    told.removeIf(b -> b.outlook() == Outlook.PASSES);
    told.sort(
        Comparator.comparing(BudgetForecast::outlook)
            .thenComparing(BudgetForecast::longestSeconds, Comparator.reverseOrder()));
    return told;
  }

  private static BudgetForecast told(BudgetWork budget, Sum sum) {
    if (budget.mostAway() == 0) {
      return new BudgetForecast(budget.name(), Outlook.NEVER, sum.drains, 0, 0);
    }
    if (budget.blockedNow()) {
      return new BudgetForecast(
          budget.name(), Outlook.BLOCKED, sum.drains, sum.longest / MILLIS, sum.total / MILLIS);
    }
    return new BudgetForecast(
        budget.name(),
        sum.waiting > 0 ? Outlook.WAITS : Outlook.PASSES,
        sum.waiting,
        sum.longest / MILLIS,
        sum.total / MILLIS);
  }
}
