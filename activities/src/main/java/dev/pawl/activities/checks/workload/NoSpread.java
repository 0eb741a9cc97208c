package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;

/** Replicas that nothing keeps apart may stand on one node, and leave together. */
final class NoSpread implements Check {

  @Override
  public About about() {
    return new About(
        "WL-SPREAD",
        "workloads that nothing spreads over nodes",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> w.pods().size() > 1 && crowded(w))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "has %s on one node, and nothing keeps them apart".formatted(w.spoken()),
                        "write topologySpreadConstraints or a podAntiAffinity")));
  }

  private static boolean crowded(Workload workload) {
    PodSpec spec = workload.sample().getSpec();
    boolean apart =
        !spec.getTopologySpreadConstraints().isEmpty()
            || (spec.getAffinity() != null && spec.getAffinity().getPodAntiAffinity() != null);
    return !apart
        && PodRef.controller(workload.sample()).filter(o -> !o.getKind().equals("Job")).isPresent()
        && workload.pods().stream().map(p -> p.getSpec().getNodeName()).distinct().count() == 1;
  }
}
