package dev.pawl.activities.checks.controlplane;

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
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Controller manager and scheduler renew their Leases every few seconds; one that does not is
 * stuck, or gone.
 */
final class ComponentLeases implements Check {

  @Override
  public About about() {
    return new About(
        "CP-COMPONENT-LEASES",
        "control-plane components that are silent",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.SYSTEM_LEASES));
  }

  private static final Set<String> COMPONENTS = Set.of("kube-controller-manager", "kube-scheduler");

  /** Leases last 15 s by default. */
  private static final Duration SILENT = Duration.ofSeconds(60);

  @Override
  public Found look(View view) {
    List<Lease> leases =
        view.read(Readings.SYSTEM_LEASES).stream()
            .filter(l -> COMPONENTS.contains(l.getMetadata().getName()))
            .toList();
    if (leases.isEmpty()) {
      return Found.unknown(
          Severity.INFO,
          "controller manager and scheduler hold no Lease here",
          "a managed control plane keeps them elsewhere; ask its provider");
    }
    return Found.of(
        leases.stream()
            .filter(l -> silent(l, view.now()))
            .map(
                l ->
                    Finding.block(
                        Ref.of(l),
                        "was last renewed at " + l.getSpec().getRenewTime(),
                        "see whether the component runs: without it no pod is placed or replaced")));
  }

  private static boolean silent(Lease lease, Instant now) {
    return lease.getSpec().getRenewTime() != null
        && lease.getSpec().getRenewTime().toInstant().plus(SILENT).isBefore(now);
  }
}
