package dev.pawl.planner.window;

import static dev.pawl.planner.window.WrittenWindows.WEEKEND;
import static dev.pawl.planner.window.WrittenWindows.forPools;
import static dev.pawl.planner.window.WrittenWindows.text;
import static dev.pawl.planner.window.WrittenWindows.windows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static final Instant WEDNESDAY = Instant.parse("2026-10-07T12:00:00Z");
  private static final Instant SATURDAY_THREE = Instant.parse("2026-10-10T01:00:00Z");
  private static final Opening SATURDAY =
      new Opening(Instant.parse("2026-10-10T00:00:00Z"), Instant.parse("2026-10-10T04:00:00Z"));

  @Test
  void shouldSayWhenTheNextOneOpens() {
    Windows weekend = windows(WEEKEND);

    assertThat(weekend.isOpen(WEDNESDAY)).isFalse();
    assertThat(weekend.closes(WEDNESDAY)).isEmpty();
    assertThat(weekend.next(WEDNESDAY)).contains(SATURDAY);
  }

  @Test
  void shouldSayWhenItCloses() {
    Windows weekend = windows(WEEKEND);

    assertThat(weekend.isOpen(SATURDAY_THREE)).isTrue();
    assertThat(weekend.closes(SATURDAY_THREE)).contains(SATURDAY.end());
    assertThat(weekend.next(SATURDAY_THREE)).contains(new Opening(SATURDAY_THREE, SATURDAY.end()));
  }

  @Test
  void shouldBeOpenAtItsStartAndClosedAtItsEnd() {
    Windows weekend = windows(WEEKEND);

    assertThat(weekend.isOpen(SATURDAY.start())).isTrue();
    assertThat(weekend.isOpen(SATURDAY.start().minusNanos(1))).isFalse();
    assertThat(weekend.isOpen(SATURDAY.end().minusNanos(1))).isTrue();
    assertThat(weekend.isOpen(SATURDAY.end())).isFalse();
  }

  @Test
  void shouldMergeWhatOverlapsOrTouches() {
    Windows three =
        windows(
            text("FREQ=DAILY", "04:00", Duration.ofHours(1), "UTC"),
            text("FREQ=DAILY", "01:00", Duration.ofHours(2), "UTC"),
            text("FREQ=DAILY", "02:00", Duration.ofHours(2), "UTC"),
            text("FREQ=DAILY", "06:00", Duration.ofHours(1), "UTC"));

    assertThat(
            three.between(
                Instant.parse("2026-10-07T00:00:00Z"), Instant.parse("2026-10-08T00:00:00Z")))
        .containsExactly(
            new Opening(
                Instant.parse("2026-10-07T01:00:00Z"), Instant.parse("2026-10-07T05:00:00Z")),
            new Opening(
                Instant.parse("2026-10-07T06:00:00Z"), Instant.parse("2026-10-07T07:00:00Z")));
  }

  @Test
  void shouldMergeAShortOneInsideALongOne() {
    Windows two =
        windows(
            text("FREQ=DAILY", "01:00", Duration.ofHours(8), "UTC"),
            text("FREQ=DAILY", "02:00", Duration.ofHours(1), "UTC"));

    assertThat(two.closes(Instant.parse("2026-10-07T02:30:00Z")))
        .contains(Instant.parse("2026-10-07T09:00:00Z"));
  }

  @Test
  void shouldNeverCloseWhereEachOpeningReachesTheNext() {
    Windows always = windows(text("FREQ=DAILY", "02:00", Duration.ofHours(24), "UTC"));

    assertThat(always.isOpen(WEDNESDAY)).isTrue();
    assertThat(always.closes(WEDNESDAY)).isEmpty();
    assertThat(always.next(WEDNESDAY)).contains(new Opening(WEDNESDAY, Instant.MAX));
  }

  @Test
  void shouldFindTheEndOfALongChainOfOpenings() {
    Windows until2030 =
        windows(text("FREQ=DAILY;UNTIL=20301231", "00:00", Duration.ofHours(24), "UTC"));

    assertThat(until2030.closes(WEDNESDAY)).contains(Instant.parse("2031-01-01T00:00:00Z"));
  }

  @Test
  void shouldFindTheWholeOpeningThatTheSearchEndsIn() {
    // given one that opens within ten years and closes after them
    Windows late =
        windows(
            WrittenWindows.from(
                text("FREQ=DAILY;COUNT=1", "00:00", Duration.ofDays(100), "UTC"), "2036-09-01"));

    assertThat(late.next(WEDNESDAY))
        .contains(
            new Opening(
                Instant.parse("2036-09-01T00:00:00Z"), Instant.parse("2036-12-10T00:00:00Z")));
  }

  @Test
  void shouldWaitYearsForALeapDay() {
    Windows leapDays =
        windows(text("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "02:00", Duration.ofHours(4), "UTC"));

    assertThat(leapDays.next(Instant.parse("2096-03-01T00:00:00Z")).map(Opening::start))
        .contains(Instant.parse("2104-02-29T02:00:00Z"));
  }

  @Test
  void shouldSayThatNoneOpensAnyMore() {
    Windows past = windows(text("FREQ=DAILY;UNTIL=20261001", "02:00", Duration.ofHours(4), "UTC"));

    assertThat(past.next(WEDNESDAY)).isEmpty();
    assertThat(past.isOpen(WEDNESDAY)).isFalse();
  }

  @Test
  void shouldAlwaysBeOpenWithoutWindows() {
    Windows none = Windows.none();

    assertThat(none.always()).isTrue();
    assertThat(none.isOpen(WEDNESDAY)).isTrue();
    assertThat(none.closes(WEDNESDAY)).isEmpty();
    assertThat(none.between(WEDNESDAY, SATURDAY.end()))
        .containsExactly(new Opening(WEDNESDAY, SATURDAY.end()));
  }

  @Test
  void shouldFindNothingBetweenAnInstantAndItself() {
    assertThat(windows(WEEKEND).between(SATURDAY_THREE, SATURDAY_THREE)).isEmpty();
    assertThat(Windows.none().between(SATURDAY_THREE, SATURDAY_THREE)).isEmpty();
  }

  @Test
  @DisplayName("S4.1 each pool in its own maintenance window")
  void shouldGiveAPoolItsOwnWindowsAndTheOthersTheRest() {
    WindowText sundays =
        forPools(text("FREQ=WEEKLY;BYDAY=SU", "02:00", Duration.ofHours(4), "UTC"), "a", "b");
    WindowText nights = forPools(text("FREQ=DAILY", "22:00", Duration.ofHours(2), "UTC"), "b");
    Windows windows = windows(WEEKEND, sundays, nights);

    assertThat(windows.forPool("a")).isEqualTo(windows(sundays));
    assertThat(windows.forPool("b")).isEqualTo(windows(sundays, nights));
    assertThat(windows.forPool("c")).isEqualTo(windows(WEEKEND));
    assertThat(windows.shared()).isEqualTo(windows(WEEKEND));
  }

  @Test
  void shouldNotLimitAPoolThatNoWindowIsFor() {
    Windows windows = windows(forPools(WEEKEND, "a"));

    assertThat(windows.forPool("b").always()).isTrue();
    assertThat(windows.shared()).isEqualTo(new Windows(List.of()));
  }
}
