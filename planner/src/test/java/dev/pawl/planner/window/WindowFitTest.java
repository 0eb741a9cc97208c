package dev.pawl.planner.window;

import static dev.pawl.planner.window.WrittenWindows.WEEKEND;
import static dev.pawl.planner.window.WrittenWindows.text;
import static dev.pawl.planner.window.WrittenWindows.windows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowFitTest {

  private static final Duration STEP = Duration.ofMinutes(8);

  @Test
  void shouldStartWhatEndsBeforeTheWindowCloses() {
    assertThat(WindowFit.of(windows(WEEKEND), Instant.parse("2026-10-10T01:00:00Z"), STEP))
        .isEqualTo(
            new WindowFit.Start(
                "a step of 8 min ends before the window closes at Sat 2026-10-10 06:00 +02:00"));
  }

  @Test
  void shouldStartWhatEndsAtTheVeryEndAndNotAnInstantLater() {
    Instant last = Instant.parse("2026-10-10T03:52:00Z");

    assertThat(WindowFit.of(windows(WEEKEND), last, STEP)).isInstanceOf(WindowFit.Start.class);
    assertThat(WindowFit.of(windows(WEEKEND), last.plusNanos(1), STEP))
        .isInstanceOf(WindowFit.WaitUntil.class);
  }

  @Test
  void shouldNotStartWhatWouldNotEndInTheWindow() {
    assertThat(WindowFit.of(windows(WEEKEND), Instant.parse("2026-10-10T03:55:00Z"), STEP))
        .isEqualTo(
            new WindowFit.WaitUntil(
                Instant.parse("2026-10-11T00:00:00Z"),
                "the window closes in 5 min, and a step of 8 min would not end in it; the next one"
                    + " that is long enough opens at Sun 2026-10-11 02:00 +02:00"));
  }

  @Test
  void shouldWaitWhileNoWindowIsOpen() {
    assertThat(WindowFit.of(windows(WEEKEND), Instant.parse("2026-10-24T05:00:00Z"), STEP))
        .isEqualTo(
            new WindowFit.WaitUntil(
                Instant.parse("2026-10-25T00:00:00Z"),
                "no window is open; the next one that is long enough opens at"
                    + " Sun 2026-10-25 02:00 +02:00"));
  }

  @Test
  void shouldPassOverWindowsThatAreTooShort() {
    Windows shortNightsLongSundays =
        windows(
            text("FREQ=DAILY", "22:00", Duration.ofMinutes(5), "UTC"),
            text("FREQ=WEEKLY;BYDAY=SU", "02:00", Duration.ofHours(1), "UTC"));

    WindowFit fit =
        WindowFit.of(shortNightsLongSundays, Instant.parse("2026-10-07T12:00:00Z"), STEP);

    assertThat(fit)
        .isInstanceOfSatisfying(
            WindowFit.WaitUntil.class,
            wait -> assertThat(wait.at()).isEqualTo("2026-10-11T02:00:00Z"));
  }

  @Test
  void shouldSayThatNoWindowIsAsLongAsTheStep() {
    Windows both =
        windows(WEEKEND, text("FREQ=DAILY", "22:00", Duration.ofMinutes(90), "Europe/Paris"));

    assertThat(WindowFit.of(both, Instant.parse("2026-10-10T01:00:00Z"), Duration.ofHours(5)))
        .isEqualTo(
            new WindowFit.Never(
                "no window is as long as this step: the longest is 4 h, the step takes 5 h;"
                    + " make a window longer or the step shorter"));
  }

  @Test
  void shouldSayThatNoWindowOpensAnyMore() {
    Windows past = windows(text("FREQ=DAILY;UNTIL=20261001", "02:00", Duration.ofHours(4), "UTC"));

    assertThat(WindowFit.of(past, Instant.parse("2026-10-07T12:00:00Z"), STEP))
        .isEqualTo(
            new WindowFit.Never(
                "no window opens in the ten years after Wed 2026-10-07 12:00 +00:00;"
                    + " write one that does"));
  }

  @Test
  void shouldStartAtAnyTimeWithoutWindows() {
    assertThat(WindowFit.of(Windows.none(), Instant.EPOCH, Duration.ofDays(5000)))
        .isEqualTo(new WindowFit.Start("no window limits it"));
  }

  @Test
  void shouldStartAnythingInAWindowThatNeverCloses() {
    Windows always = windows(text("FREQ=DAILY", "02:00", Duration.ofHours(24), "UTC"));

    assertThat(WindowFit.of(always, Instant.parse("2026-10-07T12:00:00Z"), Duration.ofDays(30)))
        .isEqualTo(new WindowFit.Start("the window never closes"));
  }

  @Test
  void shouldFitFourHoursInTheNightInWhichClocksGoForward() {
    Instant start = Instant.parse("2027-03-28T01:00:00Z");

    assertThat(WindowFit.of(windows(WEEKEND), start, Duration.ofHours(4)))
        .isInstanceOf(WindowFit.Start.class);
  }

  @Test
  void shouldCrossToAWorkflowAndBack() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    WindowFit never = new WindowFit.Never("too long");

    String text = json.writerFor(WindowFit.class).writeValueAsString(never);

    assertThat(text).isEqualTo("{\"fit\":\"never\",\"why\":\"too long\"}");
    assertThat(json.readValue(text, WindowFit.class)).isEqualTo(never);
  }
}
