package dev.pawl.planner.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Windows as a user would write them, for tests. */
final class WrittenWindows {

  static final String PARIS = "Europe/Paris";

  /** The example of the contract: Saturdays and Sundays, 02:00 to 06:00 in Paris. */
  static final WindowText WEEKEND =
      text("FREQ=WEEKLY;BYDAY=SA,SU", "02:00", Duration.ofHours(4), PARIS);

  private WrittenWindows() {}

  static WindowText text(String rrule, String start, Duration duration, String timezone) {
    return new WindowText(rrule, start, duration, timezone, null, List.of(), List.of());
  }

  static WindowText from(WindowText text, String from) {
    return new WindowText(
        text.rrule(),
        text.start(),
        text.duration(),
        text.timezone(),
        from,
        text.exclude(),
        text.pools());
  }

  static WindowText without(WindowText text, String... exclude) {
    return new WindowText(
        text.rrule(),
        text.start(),
        text.duration(),
        text.timezone(),
        text.from(),
        List.of(exclude),
        text.pools());
  }

  static WindowText forPools(WindowText text, String... pools) {
    return new WindowText(
        text.rrule(),
        text.start(),
        text.duration(),
        text.timezone(),
        text.from(),
        text.exclude(),
        List.of(pools));
  }

  static Window window(WindowText text) {
    WindowReading reading = text.read();
    assertThat(reading).isInstanceOf(WindowReading.Good.class);
    return ((WindowReading.Good) reading).window();
  }

  static Window window(String rrule, String start, Duration duration, String timezone) {
    return window(text(rrule, start, duration, timezone));
  }

  static Windows windows(WindowText... texts) {
    return new Windows(List.of(texts).stream().map(WrittenWindows::window).toList());
  }
}
