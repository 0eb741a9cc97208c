package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class BudgetChecks {

  private BudgetChecks() {}

  public static List<Check> all() {
    return List.of(
        new StructuralBudgets(),
        new UnhealthyBudgets(),
        new ExhaustedBudgets(),
        new SeveralBudgets(),
        new StaleBudgets(),
        new MissingBudgets(),
        new CrowdedBudgets(),
        new EmptySelectors(),
        new BudgetsOfNothing());
  }
}
