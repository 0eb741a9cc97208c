package dev.pawl.planner.window;

import static dev.pawl.planner.window.PoolBegin.AT_ONCE;
import static dev.pawl.planner.window.PoolBegin.IN_ITS_OWN_WINDOW;
import static dev.pawl.planner.window.WrittenWindows.WEEKEND;
import static dev.pawl.planner.window.WrittenWindows.forPools;
import static dev.pawl.planner.window.WrittenWindows.text;
import static dev.pawl.planner.window.WrittenWindows.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant FRIDAY = Instant.parse("2026-10-09T12:00:00Z");
  private static final Pace EIGHT_MINUTES = Pace.steady(Duration.ofMinutes(8), 1);

  @Test
  @DisplayName("S4.2 the seed's example: canary 10, A 30, B 30, C 30, each in a window of its own")
  void shouldGiveEveryPoolOfTheSeedItsOwnWindow() {
    List<PoolWork> pools = List.of(own("canary", 10), own("A", 30), own("B", 30), own("C", 30));

    Schedule schedule = Schedule.of(windows(WEEKEND), pools, FRIDAY);

    assertThat(schedule)
        .isEqualTo(
            new Schedule.Complete(
                List.of(
                    stretch("canary", "2026-10-10T00:00:00Z", 10, "2026-10-10T01:20:00Z"),
                    stretch("A", "2026-10-11T00:00:00Z", 30, "2026-10-11T04:00:00Z"),
                    stretch("B", "2026-10-17T00:00:00Z", 30, "2026-10-17T04:00:00Z"),
                    stretch("C", "2026-10-18T00:00:00Z", 30, "2026-10-18T04:00:00Z")),
                Instant.parse("2026-10-18T04:00:00Z")));
  }

  @Test
  @DisplayName("S4.1 pools may have windows on other days")
  void shouldKeepEachPoolToItsWindows() {
    Windows windows =
        windows(
            forPools(text("FREQ=WEEKLY;BYDAY=SA", "02:00", Duration.ofHours(4), "UTC"), "canary"),
            forPools(text("FREQ=WEEKLY;BYDAY=TU", "02:00", Duration.ofHours(4), "UTC"), "A"));

    Schedule schedule =
        Schedule.of(
            windows,
            List.of(
                new PoolWork("canary", 10, EIGHT_MINUTES, AT_ONCE),
                new PoolWork("A", 30, EIGHT_MINUTES, AT_ONCE)),
            FRIDAY);

    assertThat(schedule.stretches())
        .extracting(Stretch::pool, Stretch::starts)
        .containsExactly(
            tuple("canary", Instant.parse("2026-10-10T02:00:00Z")),
            tuple("A", Instant.parse("2026-10-13T02:00:00Z")));
  }

  @Test
  void shouldGoOnInTheNextWindowAtANodeBoundary() {
    Schedule schedule =
        Schedule.of(
            windows(WEEKEND), List.of(new PoolWork("A", 70, EIGHT_MINUTES, AT_ONCE)), FRIDAY);

    assertThat(schedule)
        .isEqualTo(
            new Schedule.Complete(
                List.of(
                    stretch("A", "2026-10-10T00:00:00Z", 30, "2026-10-10T04:00:00Z"),
                    stretch("A", "2026-10-11T00:00:00Z", 30, "2026-10-11T04:00:00Z"),
                    stretch("A", "2026-10-17T00:00:00Z", 10, "2026-10-17T01:20:00Z")),
                Instant.parse("2026-10-17T01:20:00Z")));
  }

  @Test
  void shouldUseWhatIsLeftOfAnOpenWindow() {
    // given nine minutes before it closes: room for one node of eight
    Instant late = Instant.parse("2026-10-10T03:51:00Z");

    Schedule schedule =
        Schedule.of(windows(WEEKEND), List.of(new PoolWork("A", 2, EIGHT_MINUTES, AT_ONCE)), late);

    assertThat(schedule.stretches())
        .containsExactly(
            new Stretch(
                "A",
                new Opening(late, Instant.parse("2026-10-10T04:00:00Z")),
                1,
                Instant.parse("2026-10-10T03:59:00Z")),
            stretch("A", "2026-10-11T00:00:00Z", 1, "2026-10-11T00:08:00Z"));
  }

  @Test
  void shouldLetTheNextPoolBeginInTheSameWindow() {
    Schedule schedule =
        Schedule.of(
            windows(WEEKEND),
            List.of(
                new PoolWork("A", 10, EIGHT_MINUTES, AT_ONCE),
                new PoolWork("B", 10, EIGHT_MINUTES, AT_ONCE)),
            FRIDAY);

    assertThat(schedule.stretches())
        .containsExactly(
            stretch("A", "2026-10-10T00:00:00Z", 10, "2026-10-10T01:20:00Z"),
            new Stretch(
                "B",
                new Opening(
                    Instant.parse("2026-10-10T01:20:00Z"), Instant.parse("2026-10-10T04:00:00Z")),
                10,
                Instant.parse("2026-10-10T02:40:00Z")));
  }

  @Test
  void shouldSendTheCanaryAheadAloneAndSoakOverTheGapBetweenWindows() {
    // given one canary, two hours of soak that start at 02:10 and do not leave room for a node
    Windows shortWindows = windows(text("FREQ=DAILY", "02:00", Duration.ofHours(2), "UTC"));
    Pace pace = new Pace(Duration.ofMinutes(10), 5, 1, Duration.ofHours(2));

    Schedule schedule =
        Schedule.of(shortWindows, List.of(new PoolWork("A", 12, pace, AT_ONCE)), FRIDAY);

    assertThat(schedule.stretches())
        .extracting(Stretch::nodes, Stretch::starts, Stretch::ends)
        .containsExactly(
            tuple(1, Instant.parse("2026-10-10T02:00:00Z"), Instant.parse("2026-10-10T02:10:00Z")),
            // eleven others, five at a time: three rounds
            tuple(
                11, Instant.parse("2026-10-11T02:00:00Z"), Instant.parse("2026-10-11T02:30:00Z")));
  }

  @Test
  void shouldGoOnAfterASoakThatEndsInTheSameWindow() {
    Pace pace = new Pace(Duration.ofMinutes(10), 5, 1, Duration.ofMinutes(30));

    Schedule schedule =
        Schedule.of(windows(WEEKEND), List.of(new PoolWork("A", 6, pace, AT_ONCE)), FRIDAY);

    assertThat(schedule.stretches())
        .containsExactly(stretch("A", "2026-10-10T00:00:00Z", 6, "2026-10-10T00:50:00Z"));
  }

  @Test
  void shouldNotLoseAnHourInTheNightInWhichClocksGoForward() {
    Schedule schedule =
        Schedule.of(
            windows(WEEKEND),
            List.of(new PoolWork("A", 30, EIGHT_MINUTES, AT_ONCE)),
            Instant.parse("2027-03-27T12:00:00Z"));

    assertThat(schedule)
        .isEqualTo(
            new Schedule.Complete(
                List.of(stretch("A", "2027-03-28T01:00:00Z", 30, "2027-03-28T05:00:00Z")),
                Instant.parse("2027-03-28T05:00:00Z")));
  }

  @Test
  void shouldEndAtOnceWhereNothingIsToBeDone() {
    assertThat(Schedule.of(windows(WEEKEND), List.of(own("A", 0)), FRIDAY))
        .isEqualTo(new Schedule.Complete(List.of(), FRIDAY));
  }

  @Test
  void shouldGoStraightThroughWithoutWindows() {
    Schedule schedule = Schedule.of(Windows.none(), List.of(own("A", 3), own("B", 2)), FRIDAY);

    assertThat(schedule)
        .isEqualTo(
            new Schedule.Complete(
                List.of(
                    new Stretch(
                        "A",
                        new Opening(FRIDAY, Instant.MAX),
                        3,
                        Instant.parse("2026-10-09T12:24:00Z")),
                    new Stretch(
                        "B",
                        new Opening(Instant.parse("2026-10-09T12:24:00Z"), Instant.MAX),
                        2,
                        Instant.parse("2026-10-09T12:40:00Z"))),
                Instant.parse("2026-10-09T12:40:00Z")));
  }

  @Test
  void shouldSayWhereItWouldGetStuckAndWhy() {
    Windows oneMore =
        windows(text("FREQ=DAILY;UNTIL=20261010", "02:00", Duration.ofHours(4), "UTC"));

    Schedule schedule = Schedule.of(oneMore, List.of(own("canary", 10), own("A", 30)), FRIDAY);

    assertThat(schedule)
        .isEqualTo(
            new Schedule.Stuck(
                List.of(
                    new Stretch(
                        "canary",
                        new Opening(
                            Instant.parse("2026-10-10T02:00:00Z"),
                            Instant.parse("2026-10-10T06:00:00Z")),
                        10,
                        Instant.parse("2026-10-10T03:20:00Z"))),
                "A",
                "no window opens in the ten years after Sat 2026-10-10 06:00 +00:00;"
                    + " write one that does"));
  }

  @Property(tries = 200)
  void shouldDoEveryNodeOnceAndNothingOutsideOfAWindow(
      @ForAll @IntRange(max = 200) int nodes,
      @ForAll @IntRange(min = 1, max = 250) int minutes,
      @ForAll @IntRange(min = 1, max = 7) int sideBySide,
      @ForAll @IntRange(max = 3) int canary,
      @ForAll @IntRange(max = 500) int soak) {
    Pace pace = new Pace(Duration.ofMinutes(minutes), sideBySide, canary, Duration.ofMinutes(soak));

    Schedule schedule =
        Schedule.of(windows(WEEKEND), List.of(new PoolWork("A", nodes, pace, AT_ONCE)), FRIDAY);

    int done = schedule.stretches().stream().mapToInt(Stretch::nodes).sum();
    assertThat(schedule.stretches()).allMatch(s -> !s.ends().isAfter(s.window().end()));
    assertThat(schedule instanceof Schedule.Complete).isEqualTo(nodes == 0 || minutes <= 240);
    assertThat(done).isEqualTo(minutes <= 240 ? nodes : 0);
    // what the arithmetic without a calendar says, whose soak is over when the next window opens
    assertThat(schedule.stretches()).hasSize(pace.windowsFor(nodes, Duration.ofHours(4)));
  }

  private static PoolWork own(String pool, int nodes) {
    return new PoolWork(pool, nodes, EIGHT_MINUTES, IN_ITS_OWN_WINDOW);
  }

  /** In a whole window of four hours. */
  private static Stretch stretch(String pool, String opens, int nodes, String ends) {
    Instant start = Instant.parse(opens);
    return new Stretch(
        pool, new Opening(start, start.plus(Duration.ofHours(4))), nodes, Instant.parse(ends));
  }
}
