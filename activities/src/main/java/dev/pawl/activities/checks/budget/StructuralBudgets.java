package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.drain.BudgetHealth;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;

/** A budget that lets no pod go however long one waits: {@link BudgetHealth#never}. */
final class StructuralBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-STRUCTURAL",
        "budgets that can never let a pod go",
        Severity.BLOCK,
        Owner.WORKLOADS,
        Set.of(Stage.BEFORE_ALL, Stage.POOL),
        List.of(Readings.BUDGETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.BUDGETS).stream()
            .map(BudgetHealth::of)
            .filter(b -> b.expected() > 0 && b.never())
            .map(StructuralBudgets::finding));
  }

  private static Finding finding(BudgetHealth budget) {
    return Finding.block(
        budget.object(),
        "lets none of its %d pods go though all that it asks for are healthy (%d of %d must stay)"
            .formatted(budget.expected(), budget.desired(), budget.expected()),
        "raise the replicas, or allow maxUnavailable 1; or accept it by name and expect its drains"
            + " to be held");
  }
}
