package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.Set;

/** DNS, metrics and the like with all their pods on one node: its drain takes the service away. */
final class CriticalTogether implements Check {

  @Override
  public About about() {
    return new About(
        "PRI-CRITICAL",
        "critical services that stand on one node",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        List.of(Readings.NODES, Readings.PODS));
  }

  private static final Set<String> CLASSES =
      Set.of("system-cluster-critical", "system-node-critical");

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> critical(w))
            .filter(
                w -> w.pods().stream().map(p -> p.getSpec().getNodeName()).distinct().count() == 1)
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "is critical, and has %s on one node, %s"
                            .formatted(w.spoken(), w.sample().getSpec().getNodeName()),
                        "run two replicas and keep them apart")));
  }

  private static boolean critical(Workload workload) {
    String name = workload.sample().getSpec().getPriorityClassName();
    return name != null && CLASSES.contains(name);
  }
}
