package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.drain.Budgets;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.Set;

/** Several replicas and no budget: an upgrade of nodes may take them all away at once. */
final class MissingBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-MISSING",
        "workloads of several pods without a budget",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.BUDGETS, Readings.PODS, Readings.NODES));
  }

  private static final Set<String> SERVING = Set.of("Deployment", "StatefulSet", "ReplicaSet");

  @Override
  public Found look(View view) {
    Budgets budgets = new Budgets(view.read(Readings.BUDGETS));
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> w.pods().size() > 1 && SERVING.contains(w.kind()))
            .filter(w -> budgets.of(w.sample()).isEmpty())
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "has no budget: %s may be evicted at the same time".formatted(w.spoken()),
                        "write a PodDisruptionBudget with maxUnavailable 1")));
  }
}
