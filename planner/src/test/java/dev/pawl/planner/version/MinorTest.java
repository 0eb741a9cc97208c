package dev.pawl.planner.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinorTest {

  @ParameterizedTest
  @CsvSource({"1.33, 1.36, 3", "1.36, 1.33, -3", "1.30, 1.30, 0", "1.9, 1.10, 1"})
  void shouldCountMinors(String from, String to, int distance) {
    assertThat(Minor.parse(from).distanceTo(Minor.parse(to))).isEqualTo(distance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.36.3", "1.x", "99999999999.1"})
  void shouldRefuseWhatIsNoMinor(String text) {
    assertThatThrownBy(() -> Minor.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected MAJOR.MINOR, such as 1.36");
  }

  @Test
  void shouldOrderByMajorThenMinor() {
    assertThat(Minor.parse("1.9"))
        .isLessThan(Minor.parse("1.10"))
        .isLessThan(Minor.parse("2.0"))
        .isEqualByComparingTo(Minor.parse("v1.9"));
  }
}
