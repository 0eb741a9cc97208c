package dev.pawl.planner.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Which instant people mean by a day and a time of day, on the days when clocks change, too. */
final class WallClock {

  private WallClock() {}

  /**
   * Where the clock skips the time, the first instant after the gap: the window is not lost, and
   * does not open before the hour that was written. Where the clock shows the time twice, the first
   * of both: a window opens once.
   */
  static Instant instant(LocalDate date, LocalTime time, ZoneId zone) {
    LocalDateTime written = LocalDateTime.of(date, time);
    ZoneOffsetTransition change = zone.getRules().getTransition(written);
    return change != null && change.isGap()
        ? change.getInstant()
        // of two offsets this takes the earlier one
        : written.atZone(zone).toInstant();
  }
}
