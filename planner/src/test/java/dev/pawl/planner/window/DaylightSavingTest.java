package dev.pawl.planner.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaylightSavingTest {

  @ParameterizedTest(name = "{0} {1} {2}: {5}")
  @CsvSource({
    "Europe/Paris,        2026-10-24, 02:00, 2026-10-24T00:00:00Z, 2026-10-24T04:00:00Z, summer",
    "Europe/Paris,        2026-10-25, 02:00, 2026-10-25T00:00:00Z, 2026-10-25T04:00:00Z, shown twice: the first",
    "Europe/Paris,        2026-10-25, 02:59, 2026-10-25T00:59:00Z, 2026-10-25T04:59:00Z, shown twice: the first",
    "Europe/Paris,        2026-10-25, 03:00, 2026-10-25T02:00:00Z, 2026-10-25T06:00:00Z, after the change",
    "Europe/Paris,        2026-10-26, 02:00, 2026-10-26T01:00:00Z, 2026-10-26T05:00:00Z, winter",
    "Europe/Paris,        2027-03-28, 01:00, 2027-03-28T00:00:00Z, 2027-03-28T04:00:00Z, across the gap",
    "Europe/Paris,        2027-03-28, 02:00, 2027-03-28T01:00:00Z, 2027-03-28T05:00:00Z, skipped: 03:00",
    "Europe/Paris,        2027-03-28, 02:30, 2027-03-28T01:00:00Z, 2027-03-28T05:00:00Z, skipped: 03:00 and not 03:30",
    "Europe/Paris,        2027-03-28, 03:00, 2027-03-28T01:00:00Z, 2027-03-28T05:00:00Z, after the gap",
    "America/New_York,    2026-11-01, 01:30, 2026-11-01T05:30:00Z, 2026-11-01T09:30:00Z, shown twice: the first",
    "America/New_York,    2027-03-14, 02:30, 2027-03-14T07:00:00Z, 2027-03-14T11:00:00Z, skipped: 03:00",
    "Australia/Lord_Howe, 2026-04-05, 01:45, 2026-04-04T14:45:00Z, 2026-04-04T18:45:00Z, shown twice: the first",
    "Australia/Lord_Howe, 2026-10-04, 02:15, 2026-10-03T15:30:00Z, 2026-10-03T19:30:00Z, skipped: 02:30",
    "Africa/Casablanca,   2025-02-23, 02:30, 2025-02-23T01:30:00Z, 2025-02-23T05:30:00Z, shown twice: the first",
    "Africa/Casablanca,   2025-04-06, 02:30, 2025-04-06T02:00:00Z, 2025-04-06T06:00:00Z, skipped: 03:00",
    "Asia/Kolkata,        2026-10-25, 02:00, 2026-10-24T20:30:00Z, 2026-10-25T00:30:00Z, never changes",
    "UTC,                 2026-10-25, 02:00, 2026-10-25T02:00:00Z, 2026-10-25T06:00:00Z, never changes"
  })
  void shouldOpenOnceForFourRealHours(
      String zone, LocalDate day, String start, Instant opens, Instant closes, String why) {
    Window daily = WrittenWindows.window("FREQ=DAILY", start, Duration.ofHours(4), zone);
    Instant midnight = day.atStartOfDay(ZoneId.of(zone)).toInstant();
    Instant nextMidnight = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();

    List<Opening> thatDay = daily.openings(midnight, nextMidnight);

    assertThat(thatDay).as(why).containsExactly(new Opening(opens, closes));
    assertThat(thatDay.get(0).length()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void shouldStayOneWindowWhereTheGapTakesTheEndOfOneAndTheStartOfAnother() {
    // given one until 03:00, which is the instant at which the skipped 02:15 of the other begins
    Windows both =
        WrittenWindows.windows(
            WrittenWindows.text("FREQ=DAILY", "01:00", Duration.ofHours(1), "Europe/Paris"),
            WrittenWindows.text("FREQ=DAILY", "02:15", Duration.ofHours(1), "Europe/Paris"));

    // when
    List<Opening> night =
        both.between(Instant.parse("2027-03-27T23:00:00Z"), Instant.parse("2027-03-28T12:00:00Z"));

    // then
    assertThat(night)
        .containsExactly(
            new Opening(
                Instant.parse("2027-03-28T00:00:00Z"), Instant.parse("2027-03-28T02:00:00Z")));
  }

  @Test
  void shouldKeepALongWindowItsLengthAcrossTheChange() {
    Window weekend =
        WrittenWindows.window("FREQ=WEEKLY;BYDAY=SA", "00:00", Duration.ofDays(2), "Europe/Paris");

    assertThat(
            weekend.openings(
                Instant.parse("2026-10-24T00:00:00Z"), Instant.parse("2026-10-25T00:00:00Z")))
        .containsExactly(
            // Sunday has 25 hours: on the wall clock it ends at 23:00
            new Opening(
                Instant.parse("2026-10-23T22:00:00Z"), Instant.parse("2026-10-25T22:00:00Z")));
  }
}
