package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;

/** Pods that have no place even now; an upgrade would be blamed for them. */
final class PendingPods implements Check {

  @Override
  public About about() {
    return new About(
        "PENDING-PODS",
        "pods that cannot be scheduled",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.AND_AFTER,
        List.of(Readings.PODS));
  }

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.PODS).stream()
            .filter(p -> p.getSpec().getNodeName() == null && pending(p))
            .filter(p -> Ages.of(p, view.now()).compareTo(PATIENCE) > 0)
            .map(PendingPods::finding));
  }

  private static boolean pending(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && (pod.getStatus() == null || "Pending".equals(pod.getStatus().getPhase()));
  }

  private static Finding finding(Pod pod) {
    String message = "has no node: " + PodHealth.of(pod).trouble();
    String wayOut = "make room for it, or remove it: drained pods would compete with it";
    return "kube-system".equals(pod.getMetadata().getNamespace())
        ? Finding.block(Ref.of(pod), message, wayOut)
        : Finding.warn(Ref.of(pod), message, wayOut);
  }
}
