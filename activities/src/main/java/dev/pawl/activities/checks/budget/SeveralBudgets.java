package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.drain.Budgets;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.stream.Collectors;

/** Pods under more than one budget: the Eviction API refuses them for good, with 500. */
final class SeveralBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-MULTI",
        "pods that more than one budget covers",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.POOL,
        List.of(Readings.BUDGETS, Readings.PODS, Readings.NODES));
  }

  @Override
  public Found look(View view) {
    Budgets budgets = new Budgets(view.read(Readings.BUDGETS));
    return Found.of(
        Workloads.turning(view).stream()
            .flatMap(
                w ->
                    w.pods().stream()
                        .filter(p -> budgets.of(p).size() > 1)
                        .findFirst()
                        .map(p -> finding(w, budgets.of(p)))
                        .stream()));
  }

  private static Finding finding(Workload workload, List<PodDisruptionBudget> budgets) {
    return Finding.block(
        workload.object(),
        "is under %d budgets, so no eviction of its pods ever succeeds: %s"
            .formatted(
                budgets.size(), budgets.stream().map(Ref::of).collect(Collectors.joining(", "))),
        "leave it one budget");
  }
}
