package dev.pawl.planner.window;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Days on which nothing is to happen, as they are written: {@code 2026-12-25}, or {@code
 * 2026-12-24/2027-01-02} with both ends.
 *
 * @param last not before the first
 */
public record DateRange(LocalDate first, LocalDate last) {

  public DateRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(last + " is before " + first);
    }
  }

  /**
   * @throws IllegalArgumentException with a sentence for a person where it is neither
   */
  public static DateRange parse(String text) {
    String[] ends = text.strip().split("/", -1);
    LocalDate first = date(text, ends[0]);
    LocalDate last = ends.length == 1 ? first : date(text, ends[1]);
    if (ends.length > 2) {
      throw noDate(text);
    }
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("\"%s\" ends before it begins".formatted(text));
    }
    return new DateRange(first, last);
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  private static LocalDate date(String whole, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw noDate(whole);
    }
  }

  private static IllegalArgumentException noDate(String text) {
    return new IllegalArgumentException("\"%s\" is neither a date nor a range".formatted(text));
  }
}
