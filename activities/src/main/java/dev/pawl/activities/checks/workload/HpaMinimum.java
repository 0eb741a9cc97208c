package dev.pawl.activities.checks.workload;

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
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An autoscaler that may scale down to what a budget insists on: at low load no pod can go
 * (motivation 2 of KEP-4563).
 */
final class HpaMinimum implements Check {

  @Override
  public About about() {
    return new About(
        "WL-HPA-MIN",
        "autoscalers that may leave a budget no room",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.HPAS, Readings.BUDGETS, Readings.PODS, Readings.NODES));
  }

  @Override
  public Found look(View view) {
    Budgets budgets = new Budgets(view.read(Readings.BUDGETS));
    Map<String, Workload> workloads =
        Workloads.turning(view).stream()
            .collect(Collectors.toMap(Workload::object, w -> w, (a, b) -> a));
    return Found.of(
        view.read(Readings.HPAS).stream()
            .flatMap(h -> findings(h, workloads.get(target(h)), budgets)));
  }

  private static String target(HorizontalPodAutoscaler hpa) {
    return Ref.of(
        hpa.getSpec().getScaleTargetRef().getKind(),
        hpa.getMetadata().getNamespace(),
        hpa.getSpec().getScaleTargetRef().getName());
  }

  private static Stream<Finding> findings(
      HorizontalPodAutoscaler hpa, Workload workload, Budgets budgets) {
    if (workload == null) {
      return Stream.empty();
    }
    int least = Objects.requireNonNullElse(hpa.getSpec().getMinReplicas(), 1);
    return budgets.of(workload.sample()).stream()
        .filter(b -> insists(b) >= least)
        .map(
            b ->
                Finding.block(
                    Ref.of(hpa),
                    "may scale %s down to %d, of which %s insists on %d"
                        .formatted(workload.object(), least, Ref.of(b), insists(b)),
                    "set minReplicas above it, or write the budget as maxUnavailable 1"));
  }

  private static int insists(PodDisruptionBudget budget) {
    boolean number =
        budget.getSpec().getMinAvailable() != null
            && budget.getSpec().getMinAvailable().getIntVal() != null;
    return number ? budget.getSpec().getMinAvailable().getIntVal() : 0;
  }
}
