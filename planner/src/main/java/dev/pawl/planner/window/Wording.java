package dev.pawl.planner.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times and lengths as people read them. */
final class Wording {

  /** With the offset: in the night of a clock change it tells two equal times apart. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm xxx", Locale.ENGLISH);

  private Wording() {}

  /** Such as {@code Sat 2026-10-24 02:00 +02:00}. */
  static String time(Instant t, ZoneId zone) {
    return TIME.format(t.atZone(zone));
  }

  /** Such as {@code 1 h 30 min}; what is shorter than a second is not said. */
  static String length(Duration length) {
    String text =
        Stream.of(
                part(length.toHours(), "h"),
                part(length.toMinutesPart(), "min"),
                part(length.toSecondsPart(), "s"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? "0 s" : text;
  }

  /** Such as {@code 1 node} or {@code 30 nodes}. */
  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + " " + unit;
  }
}
