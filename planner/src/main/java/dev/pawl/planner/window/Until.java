package dev.pawl.planner.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/**
 * The part UNTIL of a rule: the last time a window may start, itself included (RFC 5545 §3.3.10). A
 * date means all of that day in the window's zone; a time is in that zone too, or in UTC with a Z.
 */
record Until(String text) {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

  /**
   * @throws IllegalArgumentException where it is no date and no time; the library is more lenient
   */
  Until {
    try {
      lastStart(text, ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Invalid UNTIL date: " + text, e);
    }
  }

  boolean allows(Instant start, ZoneId zone) {
    return !start.isAfter(lastStart(text, zone));
  }

  private static Instant lastStart(String text, ZoneId zone) {
    if (!text.contains("T")) {
      LocalDate last = LocalDate.parse(text, DATE);
      return last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }
    boolean utc = text.endsWith("Z");
    LocalDateTime last = LocalDateTime.parse(text.replace("Z", ""), TIME);
    return last.atZone(utc ? ZoneOffset.UTC : zone).toInstant();
  }
}
