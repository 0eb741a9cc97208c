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

/** The ingress-nginx controller was retired in March 2026: it gets no fixes for new Kubernetes. */
final class RetiredIngress implements Check {

  @Override
  public About about() {
    return new About(
        "ING-NGINX",
        "retired ingress controllers",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.PODS));
  }

  private static final String IMAGE = "ingress-nginx/controller";

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.of(view.read(Readings.PODS)).stream()
            .filter(
                w ->
                    w.sample().getSpec().getContainers().stream()
                        .anyMatch(c -> c.getImage() != null && c.getImage().contains(IMAGE)))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "runs ingress-nginx, which was retired in March 2026",
                        "move to a maintained controller or to the Gateway API")));
  }
}
