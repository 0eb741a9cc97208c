package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinorRangesTest {

  @ParameterizedTest
  @CsvSource({
    ">=1.34 <1.37, 1.34 to 1.36",
    ">=1.34<=1.36, 1.34 to 1.36",
    ">=1.34, 1.34 or newer",
    "<1.37, 1.36 or older",
    "<=1.37, 1.37 or older",
    "1.36, 1.36"
  })
  void shouldReadARange(String written, String meant) {
    assertThat(MinorRanges.parse(written)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ">=1.37 <1.37", ">1.34", "1.34.2", "<1.0", "1.34 or so", "<1.37 >=1.34"})
  void shouldRefuseWhatIsNone(String written) {
    assertThatThrownBy(() -> MinorRanges.parse(written))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
