package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.CapacityCheck;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.PlanRefused;
import dev.pawl.planner.plan.Planner;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether each pod has a place while its pool turns over, by the simulation that the plan is made
 * with; where the upgrade cannot be planned, VER-HOP says so.
 */
final class Capacity implements Check {

  @Override
  public About about() {
    return new About(
        "CAP-SURGE",
        "pods without a place while their pool turns over",
        Severity.BLOCK,
        Owner.UPGRADE,
        When.ONCE,
        List.of(
            Readings.NODES,
            Readings.PODS,
            Readings.BUDGETS,
            Readings.VERSION,
            Readings.NAMESPACES,
            Readings.CLAIMS,
            Readings.VOLUMES));
  }

  @Override
  public Found look(View view) {
    ClusterState state = Observed.of(view);
    try {
      return Found.of(
          Planner.plan(view.spec(), state, view.now()).blockers().stream()
              .filter(b -> b.id().equals(CapacityCheck.ID))
              .flatMap(Capacity::findings));
    } catch (PlanRefused e) {
      return Found.unknown(
          Severity.INFO, "is not simulated before the upgrade can be planned", "see VER-HOP");
    }
  }

  private static Stream<Finding> findings(Blocker blocker) {
    String wayOut = "make room, or change the pool's strategy; pawl plan says what fits";
    return blocker.objects().stream()
        .map(pod -> Finding.block(object(pod), blocker.message(), wayOut));
  }

  private static String object(String pod) {
    return pod.startsWith("Pod/") ? pod : "Pod/" + pod;
  }
}
