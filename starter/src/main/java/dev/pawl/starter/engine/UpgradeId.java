package dev.pawl.starter.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Ids of upgrades: {@code prod-eu-20261122-k3x9ab}. Everything an upgrade makes carries its id. */
public final class UpgradeId {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final int RADIX = 36;
  private static final int LETTERS = 6;

  private UpgradeId() {}

  /** Another one each time. */
  public static String of(String name, Instant now, RandomGenerator random) {
    StringBuilder id = new StringBuilder(name + "-" + DAY.format(now) + "-");
    for (int i = 0; i < LETTERS; i++) {
      id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
    }
    return id.toString();
  }
}
