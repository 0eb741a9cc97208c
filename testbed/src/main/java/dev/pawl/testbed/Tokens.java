package dev.pawl.testbed;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Bearer tokens. */
final class Tokens {
  private Tokens() {}

  static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
