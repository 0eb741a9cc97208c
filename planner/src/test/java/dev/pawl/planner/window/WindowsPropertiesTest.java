package dev.pawl.planner.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for all windows at all instants, the nights of clock changes included. */
class WindowsPropertiesTest {

  private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2027-04-10T00:00:00Z");

  @Provide
  Arbitrary<Windows> windows() {
    Arbitrary<String> rules =
        Arbitraries.of(
            "FREQ=DAILY",
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=WEEKLY;BYDAY=SA,SU",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;BYDAY=-1SU",
            "FREQ=DAILY;UNTIL=20270110",
            "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28");
    Arbitrary<String> starts = Arbitraries.of("00:00", "01:30", "02:00", "02:30", "22:00");
    Arbitrary<Duration> lengths = Arbitraries.of(30, 240, 600, 1440, 2000).map(Duration::ofMinutes);
    Arbitrary<String> zones =
        Arbitraries.of(
            "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC");
    Arbitrary<String[]> excluded =
        Arbitraries.of("2026-10-25", "2026-12-20/2027-01-03", "2027-03-28")
            .array(String[].class)
            .ofMaxSize(2);
    Arbitrary<WindowText> one =
        Combinators.combine(rules, starts, lengths, zones, excluded)
            .as((r, s, l, z, e) -> WrittenWindows.without(WrittenWindows.text(r, s, l, z), e));
    return one.array(WindowText[].class).ofMinSize(1).ofMaxSize(3).map(WrittenWindows::windows);
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> any =
        Arbitraries.longs()
            .between(FIRST.getEpochSecond(), LAST.getEpochSecond() - 1)
            .map(Instant::ofEpochSecond);
    // the minutes around clock changes and round hours, where mistakes live
    Arbitrary<Instant> edges =
        Combinators.combine(
                Arbitraries.of(
                    "2026-10-25T00:00:00Z", "2027-03-28T00:00:00Z", "2026-11-01T05:00:00Z"),
                Arbitraries.integers().between(-600, 600))
            .as((t, minutes) -> Instant.parse(t).plus(Duration.ofMinutes(minutes)));
    return Arbitraries.oneOf(any, edges);
  }

  @Provide
  Arbitrary<Duration> lengths() {
    return Arbitraries.integers().between(1, 3000).map(Duration::ofMinutes);
  }

  @Property(tries = 400)
  void shouldBeOpenExactlyInTheOpeningsItLists(
      @ForAll("windows") Windows windows, @ForAll("instants") Instant t) {
    List<Opening> listed = windows.between(FIRST, LAST);

    assertThat(windows.isOpen(t)).isEqualTo(listed.stream().anyMatch(o -> o.contains(t)));
  }

  @Property(tries = 400)
  void shouldBeOpenExactlyWhereOneOfItsWindowsIs(
      @ForAll("windows") Windows windows, @ForAll("instants") Instant t) {
    assertThat(windows.isOpen(t))
        .isEqualTo(windows.all().stream().anyMatch(w -> new Windows(List.of(w)).isOpen(t)));
  }

  @Property(tries = 200)
  void shouldListOpeningsInOrderWithTimeBetweenThem(@ForAll("windows") Windows windows) {
    List<Opening> listed = windows.between(FIRST, LAST);

    for (int i = 1; i < listed.size(); i++) {
      assertThat(listed.get(i - 1).end()).isBefore(listed.get(i).start());
    }
  }

  @Property(tries = 200)
  void shouldListTheSameWhereverTheListIsCut(
      @ForAll("windows") Windows windows, @ForAll("instants") Instant t) {
    List<Opening> pieces = new ArrayList<>(windows.between(FIRST, t));
    pieces.addAll(windows.between(t, LAST));

    Duration open = pieces.stream().map(Opening::length).reduce(Duration.ZERO, Duration::plus);

    assertThat(open)
        .isEqualTo(
            windows.between(FIRST, LAST).stream()
                .map(Opening::length)
                .reduce(Duration.ZERO, Duration::plus));
  }

  @Property(tries = 400)
  void shouldFindANextOpeningThatIsOpenAndHasNoneBeforeIt(
      @ForAll("windows") Windows windows, @ForAll("instants") Instant t) {
    Optional<Opening> next = windows.next(t);

    if (next.isPresent()) {
      assertThat(next.get().start()).isAfterOrEqualTo(t);
      assertThat(windows.isOpen(next.get().start())).isTrue();
      assertThat(windows.between(t, next.get().start())).isEmpty();
      assertThat(next.get().endless() || !windows.isOpen(next.get().end())).isTrue();
    } else {
      assertThat(windows.between(t, t.plus(Windows.SEARCH))).isEmpty();
    }
  }

  @Property(tries = 400)
  void shouldStartOnlyWhatEndsInTheSameOpening(
      @ForAll("windows") Windows windows,
      @ForAll("instants") Instant t,
      @ForAll("lengths") Duration length) {
    WindowFit fit = WindowFit.of(windows, t, length);

    if (fit instanceof WindowFit.Start) {
      assertThat(windows.between(t, t.plus(length)))
          .containsExactly(new Opening(t, t.plus(length)));
    } else if (fit instanceof WindowFit.WaitUntil wait) {
      assertThat(wait.at()).isAfter(t);
      assertThat(WindowFit.of(windows, wait.at(), length)).isInstanceOf(WindowFit.Start.class);
      assertThat(windows.between(t, wait.at())).allMatch(o -> o.length().compareTo(length) < 0);
    } else {
      assertThat(windows.between(t, t.plus(Duration.ofDays(800))))
          .allMatch(o -> o.length().compareTo(length) < 0);
    }
  }
}
