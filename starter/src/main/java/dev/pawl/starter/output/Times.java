package dev.pawl.starter.output;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lengths of time for people: two units at most. */
public final class Times {

  private static final long HOURS_IN_WORDS = 48;

  private Times() {}

  /** Such as {@code 45s}, {@code 3m10s}, {@code 2h5m}, {@code 3d4h}. */
  public static String of(Duration duration) {
    Duration d = duration.isNegative() ? Duration.ZERO : duration;
    if (d.toMinutes() < 1) {
      return d.toSeconds() + "s";
    }
    if (d.toHours() < 1) {
      return d.toMinutes() + "m" + rest(d.toSecondsPart(), "s");
    }
    if (d.toHours() < HOURS_IN_WORDS) {
      return d.toHours() + "h" + rest(d.toMinutesPart(), "m");
    }
    return d.toDays() + "d" + rest(d.toHoursPart(), "h");
  }

  /** How long ago; a dash where it is not known. */
  public static String since(Instant then, Instant now) {
    return then == null ? "-" : of(Duration.between(then, now));
  }

  /** To the second, in UTC; a dash where it is not known. */
  public static String stamp(Instant instant) {
    return instant == null ? "-" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String rest(int part, String unit) {
    return part == 0 ? "" : part + unit;
  }
}
