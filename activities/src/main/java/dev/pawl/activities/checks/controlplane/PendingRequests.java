package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import java.time.Duration;
import java.util.List;

/**
 * Certificate requests that nobody has answered: a new node cannot join without its certificate.
 */
final class PendingRequests implements Check {

  @Override
  public About about() {
    return new About(
        "CSR-PENDING",
        "certificate requests that nobody answers",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.POOL_AND_AFTER,
        List.of(Readings.CERTIFICATE_REQUESTS));
  }

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.CERTIFICATE_REQUESTS).stream()
            .filter(PendingRequests::pending)
            .map(r -> finding(r, Ages.of(r, view.now()))));
  }

  private static boolean pending(CertificateSigningRequest request) {
    return request.getStatus() == null || request.getStatus().getConditions().isEmpty();
  }

  private static Finding finding(CertificateSigningRequest request, Duration age) {
    String message =
        "of %s for %s is unanswered since %s"
            .formatted(
                request.getSpec().getUsername(),
                request.getSpec().getSignerName(),
                Ages.words(age));
    String wayOut =
        "see whether its approver runs; approve or deny it (kubectl certificate approve|deny)";
    return age.compareTo(PATIENCE) > 0
        ? Finding.block(Ref.of(request), message, wayOut)
        : Finding.warn(Ref.of(request), message, wayOut);
  }
}
