package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.Set;

/** One replica: moving it is an outage from its end until its start. */
final class SingleReplicas implements Check {

  @Override
  public About about() {
    return new About(
        "WL-SINGLE",
        "workloads of a single pod",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> w.pods().size() == 1 && SERVING.contains(w.kind()))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "has a single pod here: it is away while that moves",
                        "run two replicas, or expect the outage")));
  }

  private static final Set<String> SERVING = Set.of("Deployment", "StatefulSet", "ReplicaSet");
}
