package dev.pawl.planner.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");
  private static final WindowText NIGHTS =
      WrittenWindows.text("FREQ=DAILY", "22:00", Duration.ofHours(4), "UTC");

  @Test
  void shouldListWhatOverlapsAndNothingElse() {
    Window weekend = WrittenWindows.window(WrittenWindows.WEEKEND);

    // from the last minute of one opening to the first instant of another, which is outside
    List<Opening> openings =
        weekend.openings(
            Instant.parse("2026-12-05T04:59:00Z"), Instant.parse("2026-12-12T01:00:00Z"));

    assertThat(openings)
        .containsExactly(
            opening("2026-12-05T01:00:00Z", "2026-12-05T05:00:00Z"),
            opening("2026-12-06T01:00:00Z", "2026-12-06T05:00:00Z"));
  }

  @Test
  void shouldLeaveAnOpeningOutThatEndsWhereTheSearchBegins() {
    Window weekend = WrittenWindows.window(WrittenWindows.WEEKEND);

    assertThat(
            weekend.openings(
                Instant.parse("2026-12-06T05:00:00Z"), Instant.parse("2026-12-12T01:00:00.001Z")))
        .containsExactly(opening("2026-12-12T01:00:00Z", "2026-12-12T05:00:00Z"));
  }

  @Test
  void shouldNotOpenOnAnExcludedDayAndCloseBeforeIt() {
    Window window = WrittenWindows.window(WrittenWindows.without(NIGHTS, "2026-12-25"));

    List<Opening> openings =
        window.openings(
            Instant.parse("2026-12-24T12:00:00Z"), Instant.parse("2026-12-27T00:00:00Z"));

    assertThat(openings)
        .containsExactly(
            opening("2026-12-24T22:00:00Z", "2026-12-25T00:00:00Z"),
            opening("2026-12-26T22:00:00Z", "2026-12-27T02:00:00Z"));
  }

  @Test
  void shouldTakeExcludedDaysOnTheWallClockOfTheZone() {
    // given midnight in Paris, an hour before that of UTC
    Window window =
        WrittenWindows.window(
            WrittenWindows.without(
                WrittenWindows.text("FREQ=DAILY", "22:00", Duration.ofHours(4), "Europe/Paris"),
                "2026-12-25"));

    assertThat(
            window.openings(
                Instant.parse("2026-12-24T12:00:00Z"), Instant.parse("2026-12-25T12:00:00Z")))
        .containsExactly(opening("2026-12-24T21:00:00Z", "2026-12-24T23:00:00Z"));
  }

  @Test
  void shouldLeaveOutARangeOfDaysWithBothEnds() {
    Window window = WrittenWindows.window(WrittenWindows.without(NIGHTS, "2026-12-02/2026-12-30"));

    assertThat(window.openings(Instant.parse("2026-12-01T12:00:00Z"), JANUARY))
        .containsExactly(
            opening("2026-12-01T22:00:00Z", "2026-12-02T00:00:00Z"),
            opening("2026-12-31T22:00:00Z", "2027-01-01T02:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "20261203,         2026-12-03T02:00:00+01:00",
    "20261203T020000,  2026-12-03T02:00:00+01:00",
    "20261203T015959,  2026-12-02T02:00:00+01:00",
    "20261203T010000Z, 2026-12-03T02:00:00+01:00",
    "20261203T005959Z, 2026-12-02T02:00:00+01:00"
  })
  void shouldStartForTheLastTimeAtUntil(String until, String last) {
    Window window =
        WrittenWindows.window(
            "FREQ=DAILY;UNTIL=" + until, "02:00", Duration.ofHours(4), "Europe/Paris");

    List<Opening> openings = window.openings(DECEMBER, JANUARY);

    assertThat(openings.get(openings.size() - 1).start())
        .isEqualTo(OffsetDateTime.parse(last).toInstant());
  }

  @Test
  void shouldNotOpenBeforeItsFirstDay() {
    Window window = WrittenWindows.window(WrittenWindows.from(NIGHTS, "2026-12-30"));

    assertThat(window.openings(DECEMBER, JANUARY))
        .extracting(Opening::start)
        .containsExactly(
            Instant.parse("2026-12-30T22:00:00Z"), Instant.parse("2026-12-31T22:00:00Z"));
  }

  @Test
  void shouldSeeAnOpeningThatBeganDaysBefore() {
    Window freeze =
        WrittenWindows.window("FREQ=MONTHLY;BYMONTHDAY=1", "00:00", Duration.ofDays(20), "UTC");

    assertThat(
            freeze.openings(
                Instant.parse("2026-12-20T12:00:00Z"), Instant.parse("2026-12-20T13:00:00Z")))
        .containsExactly(opening("2026-12-01T00:00:00Z", "2026-12-21T00:00:00Z"));
  }

  private static Opening opening(String start, String end) {
    return new Opening(Instant.parse(start), Instant.parse(end));
  }
}
