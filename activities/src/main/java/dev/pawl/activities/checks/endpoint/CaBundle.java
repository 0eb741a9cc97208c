package dev.pawl.activities.checks.endpoint;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Until when the certificates that a caller trusts can vouch for anybody. While a CA is rotated a
 * bundle holds the old and the new one, so the last to expire counts.
 */
public final class CaBundle {

  /** An upgrade begins, takes its time, and may wait for windows. */
  private static final Duration SOON = Duration.ofDays(30);

  private CaBundle() {}

  /** What is the matter with it, as of now; empty where nothing is. */
  public static Optional<Trouble> trouble(Callee callee, Instant now) {
    String bundle = callee.caBundle();
    return bundle == null || bundle.isBlank() ? Optional.empty() : judge(bundle, now);
  }

  /**
   * @param over whether calls fail now
   * @param words for the end of a sentence that begins with whose bundle it is
   */
  public record Trouble(boolean over, String words) {}

  private static Optional<Trouble> judge(String bundle, Instant now) {
    Optional<Instant> end = end(bundle);
    if (end.isEmpty()) {
      return Optional.of(new Trouble(true, "holds no certificate that can be read"));
    }
    if (!now.isBefore(end.get())) {
      return Optional.of(new Trouble(true, "expired at " + end.get()));
    }
    return now.plus(SOON).isBefore(end.get())
        ? Optional.empty()
        : Optional.of(new Trouble(false, "expires at " + end.get()));
  }

  private static Optional<Instant> end(String bundle) {
    try {
      byte[] pem = Base64.getMimeDecoder().decode(bundle);
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      return all.stream()
          .map(c -> ((X509Certificate) c).getNotAfter().toInstant())
          .max(Comparator.naturalOrder());
    } catch (CertificateException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
