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
import java.util.List;

/** What an upgrade has left: the Lease by which Pawl takes a cluster. */
final class PreviousUpgrade implements Check {

  @Override
  public About about() {
    return new About(
        "PREV-OP",
        "upgrades that have not come to their end",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.SYSTEM_LEASES));
  }

  private static final String LEASE = "pawl";

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.SYSTEM_LEASES).stream()
            .filter(l -> LEASE.equals(l.getMetadata().getName()))
            .map(
                l ->
                    Finding.warn(
                        Ref.of(l),
                        "is held by upgrade " + l.getSpec().getHolderIdentity(),
                        "see pawl status; pawl start takes over what a lost upgrade left")));
  }
}
