package dev.pawl.activities.checks;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What is of interest of a certificate.
 *
 * @param subject as RFC 2253 writes it
 * @param ends when it is no longer valid
 */
public record Certificate(String subject, Instant ends) {

  static Certificate of(X509Certificate certificate) {
    return new Certificate(
        certificate.getSubjectX500Principal().getName(), certificate.getNotAfter().toInstant());
  }
}
