package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.Certificate;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Certificates that end soon: those that apiservers show, and those by which they know their
 * clients.
 */
final class Certificates implements Check {

  @Override
  public About about() {
    return new About(
        "CP-CERT-EXPIRY",
        "certificates that end soon",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.SERVER_CERTIFICATES.reading(), Readings.APISERVERS, Readings.CLIENT_CAS));
  }

  /** An upgrade of many pools may take days. */
  private static final Duration BLOCKS = Duration.ofDays(7);

  private static final Duration WARNS = Duration.ofDays(30);

  @Override
  public Found look(View view) {
    Instant now = view.now();
    Answers<Certificate> shown = view.each(Readings.SERVER_CERTIFICATES);
    Found found = found(view, shown, now);
    return shown.each().stream().allMatch(a -> a.said().isEmpty())
        ? found.and(
            Found.unknown(
                Severity.INFO,
                "the apiserver is spoken to in the clear, and shows no certificate",
                "look at it where it ends TLS"))
        : found;
  }

  private static Found found(View view, Answers<Certificate> shown, Instant now) {
    return Found.of(
            Stream.concat(
                shown.each().stream()
                    .flatMap(
                        a ->
                            a.said().stream()
                                .limit(1)
                                .flatMap(
                                    c -> finding(a.server(), "its certificate", c, now).stream())),
                view.read(Readings.CLIENT_CAS).stream()
                    .flatMap(
                        c ->
                            finding(
                                "ConfigMap/kube-system/extension-apiserver-authentication",
                                "the CA " + c.subject(),
                                c,
                                now)
                                .stream())))
        .and(shown.gap("look at their certificates (kubeadm certs check-expiration)"));
  }

  private static Optional<Finding> finding(
      String object, String what, Certificate certificate, Instant now) {
    Instant ends = certificate.ends();
    String message = "%s ends at %s".formatted(what, ends);
    String wayOut = "renew it (kubeadm certs renew, or your provider's way)";
    if (ends.isBefore(now.plus(BLOCKS))) {
      return Optional.of(Finding.block(object, message, wayOut));
    }
    return ends.isBefore(now.plus(WARNS))
        ? Optional.of(Finding.warn(object, message, wayOut))
        : Optional.empty();
  }
}
