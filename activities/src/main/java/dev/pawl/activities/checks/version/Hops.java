package dev.pawl.activities.checks.version;

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
import dev.pawl.planner.plan.PlanRefused;
import dev.pawl.planner.plan.Planner;
import java.util.List;

/**
 * The way to the target: back, past a minor, to a pool that the policy refuses. By the planner
 * itself.
 */
final class Hops implements Check {

  @Override
  public About about() {
    return new About(
        "VER-HOP",
        "reasons why the target cannot be reached from here",
        Severity.BLOCK,
        Owner.UPGRADE,
        When.ONCE,
        List.of(Readings.NODES, Readings.VERSION));
  }

  @Override
  public Found look(View view) {
    ClusterState state = Observed.withoutPods(view);
    String object = "ClusterUpgrade/" + view.spec().name();
    try {
      return Found.of(
          Planner.plan(view.spec(), state, view.now()).openMinors().stream()
              .map(
                  minor ->
                      Finding.block(
                          object,
                          "leads through %s, and its patch is open".formatted(minor),
                          "name it in spec.target.via")));
    } catch (PlanRefused e) {
      return Found.of(
          e.problems().stream()
              .map(
                  p ->
                      Finding.block(
                          object, "%s: %s".formatted(p.path(), p.message()), p.wayOut())));
    }
  }
}
