package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * Pods that are in trouble before anything is touched: a baseline, so that the upgrade is not
 * blamed.
 */
final class CrashingPods implements Check {

  @Override
  public About about() {
    return new About(
        "WL-CRASH",
        "pods that are in trouble already",
        Severity.WARN,
        Owner.WORKLOADS,
        When.AND_AFTER,
        List.of(Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.of(
                view.read(Readings.PODS).stream()
                    .filter(p -> p.getSpec().getNodeName() != null && stuck(p))
                    .toList())
            .stream()
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "is not ready: " + PodHealth.of(w.sample()).trouble(),
                        "mend it first: budgets wait for it, and nobody can tell it from what an"
                            + " upgrade breaks")));
  }

  private static boolean stuck(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return !"Succeeded".equals(phase) && !"Failed".equals(phase) && PodHealth.of(pod).stuck();
  }
}
