package dev.pawl.planner.spec;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them to Kubernetes: {@code 30m}, {@code 1h30m}, {@code 90s}, {@code
 * 500ms}, and {@code 0}. A number without a unit is none.
 */
public final class Durations {

  /** What a duration may look like, as a regular expression that JSON Schema knows too. */
  static final String PATTERN =
      "^(0|(?=[0-9])([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?)$";

  private static final Pattern FORM = Pattern.compile(PATTERN);
  private static final int HOURS = 2;
  private static final int MINUTES = 3;
  private static final int SECONDS = 4;
  private static final int MILLIS = 5;

  private Durations() {}

  /**
   * @throws IllegalArgumentException where the text is no duration
   */
  public static Duration parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no duration: expected one such as 30m, 1h30m or 90s");
    }
    return Duration.ofHours(number(m.group(HOURS), "h"))
        .plusMinutes(number(m.group(MINUTES), "m"))
        .plusSeconds(number(m.group(SECONDS), "s"))
        .plusMillis(number(m.group(MILLIS), "ms"));
  }

  /** The shortest text that {@link #parse} reads as the same duration, to the millisecond. */
  public static String format(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative: " + duration);
    }
    String text =
        part(duration.toHours(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s")
            + part(duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0" : text;
  }

  private static long number(String group, String unit) {
    return group == null ? 0 : Long.parseLong(group.substring(0, group.length() - unit.length()));
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
