package dev.pawl.activities.checks.budget;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.drain.BudgetHealth;
import dev.pawl.activities.drain.Budgets;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pods of one budget on one node: their evictions follow one another, and each waits for a
 * replacement.
 */
final class CrowdedBudgets implements Check {

  @Override
  public About about() {
    return new About(
        "PDB-SHARED-NODE",
        "budgets with several pods on one node",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.BUDGETS, Readings.PODS, Readings.NODES));
  }

  @Override
  public Found look(View view) {
    Budgets budgets = new Budgets(view.read(Readings.BUDGETS));
    Map<String, BudgetHealth> known = new TreeMap<>();
    Map<String, Map<String, Integer>> onNodes = new TreeMap<>();
    for (Pod pod : Turning.pods(view)) {
      for (PodDisruptionBudget budget : budgets.of(pod)) {
        known.putIfAbsent(Ref.of(budget), BudgetHealth.of(budget));
        onNodes
            .computeIfAbsent(Ref.of(budget), b -> new TreeMap<>())
            .merge(pod.getSpec().getNodeName(), 1, Integer::sum);
      }
    }
    return Found.of(
        onNodes.entrySet().stream()
            .flatMap(e -> finding(known.get(e.getKey()), e.getValue()).stream()));
  }

  private static Optional<Finding> finding(BudgetHealth budget, Map<String, Integer> onNodes) {
    Map.Entry<String, Integer> most =
        onNodes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    return budget.allowed() == 0 || most.getValue() <= budget.allowed()
        ? Optional.empty()
        : Optional.of(
            Finding.warn(
                budget.object(),
                "has %d pods on node %s and lets %d go at a time: that drain waits for"
                        .formatted(most.getValue(), most.getKey(), budget.allowed())
                    + " replacements",
                "spread the pods over nodes (topologySpreadConstraints)"));
  }
}
