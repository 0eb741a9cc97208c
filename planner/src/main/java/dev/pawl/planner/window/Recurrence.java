package dev.pawl.planner.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A rule of RFC 5545 (3.3.10) that says on which days something happens. The only class that knows
 * the library which reads such rules.
 *
 * <p>The library is given days only. Times of day, zones and UNTIL, whose meaning hangs on the
 * zone, stay on this side.
 *
 * @param text in capitals, as the RFC has it
 */
public record Recurrence(String text) {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final long DAY = 86_400_000;
  private static final String UNTIL = "UNTIL=";

  /**
   * @throws IllegalArgumentException in the library's words where it is no rule
   */
  public Recurrence {
    text = text.strip().toUpperCase(Locale.ROOT);
    rule(text);
    untils(text).forEach(Until::new);
  }

  /** The days of the rule between two days, both included, in order. */
  List<LocalDate> dates(LocalDate anchor, LocalDate first, LocalDate last) {
    List<LocalDate> dates = new ArrayList<>();
    try {
      RecurrenceRuleIterator days = rule(withoutUntil()).iterator(millis(anchor), UTC);
      if (first.isAfter(anchor)) {
        days.fastForward(millis(first));
      }
      while (days.hasNext()) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(days.nextMillis(), DAY));
        if (day.isAfter(last)) {
          break;
        }
        if (!day.isBefore(first)) {
          dates.add(day);
        }
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      // the library has tried a thousand days in vain: its way to say that there is none
      return dates;
    }
    return dates;
  }

  /** Whether UNTIL, where there is one, lets something start at an instant. */
  boolean allows(Instant start, ZoneId zone) {
    return untils(text).map(Until::new).allMatch(until -> until.allows(start, zone));
  }

  /** Whether the rule speaks of hours, minutes or seconds. */
  boolean hasTimes() {
    RecurrenceRule rule = rule(text);
    return rule.getFreq().compareTo(Freq.DAILY) > 0
        || rule.hasPart(Part.BYHOUR)
        || rule.hasPart(Part.BYMINUTE)
        || rule.hasPart(Part.BYSECOND);
  }

  /** Whether the rule itself says on which days, so that it needs no first day to learn it from. */
  boolean saysDays() {
    RecurrenceRule rule = rule(text);
    return rule.getFreq() == Freq.DAILY
        || rule.hasPart(Part.BYDAY)
        || rule.hasPart(Part.BYMONTHDAY)
        || rule.hasPart(Part.BYYEARDAY);
  }

  /** Whether the rule counts its days, and so needs a first one to count from. */
  boolean counts() {
    return rule(text).hasPart(Part.COUNT);
  }

  /** Whether another calendar than ours is named, or ours in so many words (RFC 7529). */
  boolean hasCalendar() {
    return rule(text).hasPart(Part.RSCALE);
  }

  int interval() {
    return rule(text).getInterval();
  }

  /** Whether the rule asks for the 53rd week, counted from either end of the year. */
  boolean asksForWeek53() {
    RecurrenceRule rule = rule(text);
    return rule.hasPart(Part.BYWEEKNO)
        && rule.getByPart(Part.BYWEEKNO).stream().anyMatch(week -> Math.abs(week) == 53);
  }

  private String withoutUntil() {
    return parts(text).filter(p -> !p.startsWith(UNTIL)).collect(Collectors.joining(";"));
  }

  private static Stream<String> untils(String text) {
    return parts(text).filter(p -> p.startsWith(UNTIL)).map(p -> p.substring(UNTIL.length()));
  }

  private static Stream<String> parts(String text) {
    return Arrays.stream(text.split(";"));
  }

  private static RecurrenceRule rule(String text) {
    try {
      return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static long millis(LocalDate date) {
    return date.toEpochDay() * DAY;
  }

  @Override
  public String toString() {
    return text;
  }
}
