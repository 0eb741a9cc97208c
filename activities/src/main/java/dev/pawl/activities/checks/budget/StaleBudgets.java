package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.drain.BudgetHealth;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A budget whose numbers are not of its spec, or whose controller cannot work them out: evictions
 * are refused whatever it says.
 */
final class StaleBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-STALE",
        "budgets whose numbers cannot be relied on",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.POOL,
        List.of(Readings.BUDGETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.BUDGETS).stream()
            .flatMap(b -> Stream.concat(failed(b), behind(b, view.now()))));
  }

  private static Stream<Finding> failed(PodDisruptionBudget budget) {
    return budget.getStatus() == null
        ? Stream.empty()
        : budget.getStatus().getConditions().stream()
            .filter(c -> "SyncFailed".equals(c.getReason()))
            .map(
                c ->
                    Finding.block(
                        Ref.of(budget),
                        "cannot be worked out: " + c.getMessage(),
                        "give the pods' owner a scale subresource, or write minAvailable as a"
                            + " number"));
  }

  /** One that was just made is seen to within seconds. */
  private static Stream<Finding> behind(PodDisruptionBudget budget, Instant now) {
    return BudgetHealth.of(budget).settled() || Ages.of(budget, now).toMinutes() < 1
        ? Stream.empty()
        : Stream.of(
            Finding.block(
                Ref.of(budget),
                "has a status that is not of its spec",
                "see whether the disruption controller in kube-controller-manager runs"));
  }
}
