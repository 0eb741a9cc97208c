package dev.pawl.simulator.store;

import java.util.Random;
import java.util.UUID;

/** Random names and UIDs, the same for the same seed. Needs the store's lock. */
public final class Names {
  // The alphabet of the real name generator: no vowels, so no words.
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private final Random random;

  public Names(Random random) {
    this.random = random;
  }

  /** Five characters. */
  public String suffix() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** A UID of the usual form. */
  public String uid() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
