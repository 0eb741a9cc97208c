package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * Without a readiness probe a pod counts as healthy as soon as it runs: budgets let the next one go
 * too early.
 */
final class NoReadiness implements Check {

  @Override
  public About about() {
    return new About(
        "WL-READINESS",
        "workloads that do not say when they are ready",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> w.pods().size() > 1 && none(w.sample()))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "has no readinessProbe: a budget counts its pods as healthy at once",
                        "write a readinessProbe")));
  }

  private static boolean none(Pod pod) {
    return PodRef.controller(pod).filter(o -> !o.getKind().equals("Job")).isPresent()
        && pod.getSpec().getContainers().stream().allMatch(c -> c.getReadinessProbe() == null);
  }
}
