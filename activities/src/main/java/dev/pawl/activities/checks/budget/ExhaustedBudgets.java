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

/**
 * A budget that lets none go at the moment, while its pods could be enough: a rollout is on its
 * way, or a pod is missing.
 */
final class ExhaustedBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-ZERO",
        "budgets that let no pod go at the moment",
        Severity.WARN,
        Owner.WORKLOADS,
        When.POOL,
        List.of(Readings.BUDGETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.BUDGETS).stream()
            .map(BudgetHealth::of)
            .filter(b -> b.settled() && b.expected() > 0 && b.allowed() == 0 && !b.never())
            .map(
                b ->
                    Finding.warn(
                        b.object(),
                        "lets none go now: %d of %d pods are healthy, %d must stay"
                            .formatted(b.current(), b.expected(), b.desired()),
                        "wait until its pods are healthy; drains wait for it otherwise")));
  }
}
