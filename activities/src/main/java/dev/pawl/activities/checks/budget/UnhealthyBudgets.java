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
 * A budget that lets none go because pods of it are not healthy, and that does not let go of
 * unhealthy ones either.
 */
final class UnhealthyBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-UNHEALTHY",
        "budgets that wait for unhealthy pods",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.POOL,
        List.of(Readings.BUDGETS));
  }

  private static final String ALWAYS = "AlwaysAllow";

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.BUDGETS).stream()
            .filter(b -> !ALWAYS.equals(b.getSpec().getUnhealthyPodEvictionPolicy()))
            .map(BudgetHealth::of)
            .filter(b -> b.settled() && b.expected() > 0 && b.current() < b.desired())
            .map(
                b ->
                    Finding.block(
                        b.object(),
                        "wants %d healthy pods and has %d".formatted(b.desired(), b.current()),
                        "mend the pods, or set unhealthyPodEvictionPolicy: AlwaysAllow")));
  }
}
