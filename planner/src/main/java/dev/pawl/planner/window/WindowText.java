package dev.pawl.planner.window;

import java.time.Duration;
import java.util.List;

/**
 * A window as it was written: the fields of {@code spec.windows}. Null where nothing was.
 *
 * @param rrule the days, by a rule of RFC 5545
 * @param start time of day, HH:MM
 * @param duration how long it stays open
 * @param timezone an IANA name
 * @param from the day that INTERVAL and COUNT count from, YYYY-MM-DD
 * @param exclude days and ranges of days, as {@link DateRange} reads them
 * @param pools names of those it is for
 */
public record WindowText(
    String rrule,
    String start,
    Duration duration,
    String timezone,
    String from,
    List<String> exclude,
    List<String> pools) {

  public WindowText {
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
    pools = pools == null ? List.of() : List.copyOf(pools);
  }

  /** The window it means, or all that is wrong with it. */
  public WindowReading read() {
    return new WindowReader(this).read();
  }
}
