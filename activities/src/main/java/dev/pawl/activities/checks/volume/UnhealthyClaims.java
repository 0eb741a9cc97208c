package dev.pawl.activities.checks.volume;

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
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Claims without a volume: their pods cannot start anywhere. */
final class UnhealthyClaims implements Check {

  @Override
  public About about() {
    return new About(
        "PV-UNHEALTHY",
        "claims that have lost or never got their volume",
        Severity.WARN,
        Owner.WORKLOADS,
        When.AND_AFTER,
        List.of(Readings.CLAIMS, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    Set<String> used =
        view.read(Readings.PODS).stream()
            .flatMap(
                p ->
                    p.getSpec().getVolumes().stream()
                        .filter(v -> v.getPersistentVolumeClaim() != null)
                        .map(
                            v ->
                                p.getMetadata().getNamespace()
                                    + "/"
                                    + v.getPersistentVolumeClaim().getClaimName()))
            .collect(Collectors.toSet());
    return Found.of(view.read(Readings.CLAIMS).stream().flatMap(c -> finding(c, used).stream()));
  }

  /** One that waits for its first consumer is in order. */
  private static Optional<Finding> finding(PersistentVolumeClaim claim, Set<String> used) {
    String phase = claim.getStatus() == null ? null : claim.getStatus().getPhase();
    String name = claim.getMetadata().getNamespace() + "/" + claim.getMetadata().getName();
    boolean lost = "Lost".equals(phase);
    return lost || ("Pending".equals(phase) && used.contains(name))
        ? Optional.of(
            Finding.warn(
                Ref.of(claim),
                "is " + phase,
                lost
                    ? "its volume is gone: restore it, or remove the claim"
                    : "see the claim's events: no volume was made for it"))
        : Optional.empty();
  }
}
