package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.drain.BudgetHealth;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;

/** A budget that covers no pod: protects nothing, perhaps by a slip in its labels. */
final class BudgetsOfNothing implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-NOPODS",
        "budgets that cover no pod",
        Severity.INFO,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.BUDGETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.BUDGETS).stream()
            .map(BudgetHealth::of)
            .filter(b -> b.settled() && b.expected() == 0)
            .map(
                b ->
                    Finding.info(
                        b.object(), "covers no pod", "see whether its selector has a slip in it")));
  }
}
