package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A kubelet that has not renewed its Lease: its node will soon be not Ready. Kubelets renew every
 * ten seconds; the controller gives up after 40.
 */
final class NodeLeases implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-LEASE",
        "nodes whose kubelet is silent",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        List.of(Readings.NODES, Readings.NODE_LEASES));
  }

  private static final Duration SILENT = Duration.ofSeconds(40);

  @Override
  public Found look(View view) {
    Map<String, Lease> leases =
        view.read(Readings.NODE_LEASES).stream()
            .collect(Collectors.toMap(l -> l.getMetadata().getName(), l -> l, (a, b) -> a));
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> silent(leases.get(NodeFacts.name(n)), view.now()))
            .map(
                n ->
                    Finding.warn(
                        Ref.of(n),
                        "has not renewed its Lease for more than %ds".formatted(SILENT.toSeconds()),
                        "see whether its kubelet runs and reaches the API")));
  }

  private static boolean silent(Lease lease, Instant now) {
    return lease != null
        && lease.getSpec() != null
        && lease.getSpec().getRenewTime() != null
        && lease.getSpec().getRenewTime().toInstant().plus(SILENT).isBefore(now);
  }
}
