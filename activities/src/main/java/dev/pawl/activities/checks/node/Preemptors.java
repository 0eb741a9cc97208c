package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A pod that waits for room with more priority than pods that will move: the room that the upgrade
 * makes for those is its first, and it may push out others.
 */
final class Preemptors implements Check {

  @Override
  public About about() {
    return new About(
        "CAP-PRIORITY",
        "waiting pods that would take the place of those that move",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    OptionalInt lowest = Turning.pods(view).stream().mapToInt(Preemptors::priority).min();
    if (lowest.isEmpty()) {
      return Found.nothing();
    }
    return Found.of(
        view.read(Readings.PODS).stream()
            .filter(Preemptors::waits)
            .filter(p -> priority(p) > lowest.getAsInt())
            .map(
                p ->
                    Finding.warn(
                        Ref.of(p),
                        "waits for room with priority %d, and pods of priority %d will move"
                            .formatted(priority(p), lowest.getAsInt()),
                        "make room for it first: it goes before them, and may preempt others")));
  }

  private static boolean waits(Pod pod) {
    return pod.getSpec().getNodeName() == null
        && pod.getMetadata().getDeletionTimestamp() == null
        && (pod.getStatus() == null || "Pending".equals(pod.getStatus().getPhase()));
  }

  private static int priority(Pod pod) {
    return Objects.requireNonNullElse(pod.getSpec().getPriority(), 0);
  }
}
