package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "30m, PT30M",
    "4h, PT4H",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "0, PT0S",
    "0s, PT0S",
    "1h1m1s1ms, PT1H1M1.001S"
  })
  void shouldReadWhatPeopleWrite(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "m",
        "-5m",
        "1.5h",
        "30m1h",
        "30 m",
        "30M",
        "PT30M",
        "1d",
        "9999999999h"
      })
  void shouldRefuseWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is no duration: expected one such as 30m, 1h30m or 90s", text);
  }

  @Property
  void shouldReadBackWhatItWrites(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long ms) {
    Duration duration = Duration.ofMillis(ms);

    assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
  }
}
