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
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A rollout takes a pod as available the moment it is ready, and goes on; a few seconds more show a
 * pod that falls over at once.
 */
final class NoMinReady implements Check {

  @Override
  public About about() {
    return new About(
        "WL-MINREADY",
        "workloads whose rollouts go on at once",
        Severity.INFO,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.DEPLOYMENTS, Readings.STATEFUL_SETS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Stream.concat(
                view.read(Readings.DEPLOYMENTS).stream()
                    .filter(d -> several(d.getSpec().getReplicas()))
                    .filter(d -> none(d.getSpec().getMinReadySeconds())),
                view.read(Readings.STATEFUL_SETS).stream()
                    .filter(s -> several(s.getSpec().getReplicas()))
                    .filter(s -> none(s.getSpec().getMinReadySeconds())))
            .map(NoMinReady::finding));
  }

  private static boolean several(Integer replicas) {
    return Objects.requireNonNullElse(replicas, 1) > 1;
  }

  private static boolean none(Integer seconds) {
    return Objects.requireNonNullElse(seconds, 0) == 0;
  }

  private static Finding finding(HasMetadata workload) {
    return Finding.info(
        Ref.of(workload),
        "has no minReadySeconds: a rollout takes its next pod as soon as one is ready",
        "set minReadySeconds to the time in which a bad start shows");
  }
}
