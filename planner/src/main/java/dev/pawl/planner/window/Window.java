package dev.pawl.planner.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * One written window: the days of a rule, a time of day, and how long it stays open from then on.
 *
 * <ul>
 *   <li>Its length is real elapsed time: 4h are four hours in the night of a clock change too,
 *       because the steps in it take as long as in any other night. So on that night the wall clock
 *       shows an hour more or less at its end.
 *   <li>A start that the clock skips moves to the first instant after the gap; one that it shows
 *       twice is the first.
 *   <li>No step runs on an excluded day: a window that would start on one does not open at all, and
 *       one that reaches into one closes at midnight before it.
 * </ul>
 *
 * @param start on the wall clock of the zone
 * @param length longer than zero
 * @param first the DTSTART of RFC 5545: INTERVAL and COUNT count from there, and the window does
 *     not open before it. {@link #EPOCH} where nobody gave one
 * @param pools whose steps it is for; empty for whatever has no window of its own
 */
public record Window(
    Recurrence rule,
    LocalTime start,
    Duration length,
    ZoneId zone,
    LocalDate first,
    List<DateRange> excluded,
    List<String> pools) {

  /**
   * The first day of rules that name none, always the same, so that INTERVAL=2 means the same weeks
   * whenever a plan is made: a Monday, the first of a month and of a leap year, before any upgrade.
   */
  public static final LocalDate EPOCH = LocalDate.of(1996, 1, 1);

  public Window {
    if (length.isZero() || length.isNegative()) {
      throw new IllegalArgumentException("no length: " + length);
    }
    excluded = List.copyOf(excluded);
    pools = List.copyOf(pools);
  }

  /** Whatever of it overlaps the time from one instant to before another; whole, in order. */
  List<Opening> openings(Instant from, Instant to) {
    // a start can move into the next day, a window can last for several
    LocalDate earliest = LocalDate.ofInstant(from.minus(length), zone).minusDays(1);
    LocalDate latest = LocalDate.ofInstant(to, zone);
    List<Opening> openings = new ArrayList<>();
    for (LocalDate day : rule.dates(first, earliest, latest)) {
      Instant opens = WallClock.instant(day, start, zone);
      Instant closes = closes(day, opens);
      boolean open = !isExcluded(day) && rule.allows(opens, zone) && opens.isBefore(closes);
      if (open && opens.isBefore(to) && closes.isAfter(from)) {
        openings.add(new Opening(opens, closes));
      }
    }
    return openings;
  }

  private Instant closes(LocalDate day, Instant opens) {
    return excluded.stream()
        .map(DateRange::first)
        .filter(day::isBefore)
        .map(date -> date.atStartOfDay(zone).toInstant())
        .filter(opens.plus(length)::isAfter)
        .min(Instant::compareTo)
        .orElse(opens.plus(length));
  }

  private boolean isExcluded(LocalDate day) {
    return excluded.stream().anyMatch(range -> range.contains(day));
  }
}
