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
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A DaemonSet that is not ready everywhere. New nodes need those of the system, such as a CNI
 * plugin.
 */
final class DaemonSetHealth implements Check {

  @Override
  public About about() {
    return new About(
        "DS-HEALTH",
        "DaemonSets that are not ready everywhere",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.POOL_AND_AFTER,
        List.of(Readings.DAEMON_SETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.DAEMON_SETS).stream()
            .flatMap(d -> Stream.concat(unready(d), onDelete(d))));
  }

  private static Stream<Finding> unready(DaemonSet set) {
    DaemonSetStatus status = set.getStatus();
    int wanted = status == null ? 0 : status.getDesiredNumberScheduled();
    int ready = status == null ? 0 : Objects.requireNonNullElse(status.getNumberReady(), 0);
    if (ready >= wanted) {
      return Stream.empty();
    }
    String message = "is ready on %d of %d nodes".formatted(ready, wanted);
    String wayOut = "mend its pods: a node without them is not fit for use";
    return Stream.of(
        "kube-system".equals(set.getMetadata().getNamespace())
            ? Finding.block(Ref.of(set), message, wayOut)
            : Finding.warn(Ref.of(set), message, wayOut));
  }

  private static Stream<Finding> onDelete(DaemonSet set) {
    boolean onDelete =
        set.getSpec().getUpdateStrategy() != null
            && "OnDelete".equals(set.getSpec().getUpdateStrategy().getType());
    return onDelete
        ? Stream.of(
            Finding.info(
                Ref.of(set),
                "is changed only where its pods are deleted (OnDelete)",
                "nodes may run different versions of it; delete its old pods after the upgrade"))
        : Stream.empty();
  }
}
