package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.Check;
import java.util.List;
import java.util.stream.Stream;

/** All of this room. */
public final class ControlPlaneChecks {

  private ControlPlaneChecks() {}

  public static List<Check> all() {
    return Stream.concat(
            Stream.of(
                new Readyz(),
                new ComponentLeases(),
                new ControlPlaneNodes(),
                new EtcdMembers(),
                new Certificates(),
                new TerminatingNamespaces(),
                new PendingRequests(),
                new PreviousUpgrade(),
                new ProxyMode(),
                new EncryptionAtRest(),
                new RejectedRequests(),
                new SlowAnswers(),
                new Corefile(),
                new SignerRotation()),
            LeftToTheDriver.ALL.stream())
        .toList();
  }
}
