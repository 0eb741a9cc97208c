package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A rollout that has not come to its end: pods are about to change anyway. */
final class RolloutsUnderWay implements Check {

  @Override
  public About about() {
    return new About(
        "WL-CONTROLLER-PROGRESS",
        "rollouts that have not come to their end",
        Severity.WARN,
        Owner.WORKLOADS,
        When.POOL_AND_AFTER,
        List.of(Readings.DEPLOYMENTS, Readings.STATEFUL_SETS));
  }

  private static final String WAY_OUT = "let it end, or undo it, before pods are moved as well";

  @Override
  public Found look(View view) {
    return Found.of(
        Stream.concat(
            view.read(Readings.DEPLOYMENTS).stream()
                .filter(RolloutsUnderWay::underWay)
                .map(d -> Finding.warn(Ref.of(d), "is in the middle of a rollout", WAY_OUT)),
            view.read(Readings.STATEFUL_SETS).stream()
                .filter(RolloutsUnderWay::underWay)
                .map(s -> Finding.warn(Ref.of(s), "is in the middle of a rollout", WAY_OUT))));
  }

  private static boolean underWay(Deployment deployment) {
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    DeploymentStatus status = deployment.getStatus();
    return wanted > 0
        && status != null
        && Objects.requireNonNullElse(status.getUpdatedReplicas(), 0) < wanted;
  }

  private static boolean underWay(StatefulSet set) {
    return set.getStatus() != null
        && set.getStatus().getUpdateRevision() != null
        && set.getStatus().getCurrentRevision() != null
        && !set.getStatus().getUpdateRevision().equals(set.getStatus().getCurrentRevision());
  }
}
