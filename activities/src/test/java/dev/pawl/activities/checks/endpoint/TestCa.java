package dev.pawl.activities.checks.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** CA bundles whose certificates end on a day, as the API has them. */
public final class TestCa {

  public static final String OVER = until("2026-11-01");
  public static final String SOON_OVER = until("2026-12-10");
  public static final String GOOD = until("2046-01-01");

  private TestCa() {}

  /** One bundle of several days, as while a CA is rotated. */
  static String until(String... days) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String day : days) {
      try (InputStream pem = TestCa.class.getResourceAsStream("ca-until-" + day + ".pem")) {
        pem.transferTo(all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Base64.getEncoder().encodeToString(all.toByteArray());
  }
}
