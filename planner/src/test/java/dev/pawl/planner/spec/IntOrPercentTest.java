package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrPercentTest {

  @ParameterizedTest
  @CsvSource({"10%, 1, 1, 0", "10%, 10, 1, 1", "10%, 11, 2, 1", "0%, 50, 0, 0", "3, 1, 3, 3"})
  void shouldRoundSurgeUpAndUnavailableDown(String written, int size, int up, int down) {
    IntOrPercent count = IntOrPercent.parse(written);

    assertThat(count.roundedUp(size)).isEqualTo(up);
    assertThat(count.roundedDown(size)).isEqualTo(down);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "-1", "1.5", "010", "10 %", "%", "10%%", "9999999999"})
  void shouldRefuseWhatIsNoCount(String text) {
    assertThatThrownBy(() -> IntOrPercent.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void shouldRoundAsExactArithmeticDoes(
      @ForAll @IntRange(max = 1000) int percent, @ForAll @IntRange(max = 100_000) int size) {
    IntOrPercent share = new IntOrPercent(percent, true);
    BigDecimal exact =
        BigDecimal.valueOf(percent).multiply(BigDecimal.valueOf(size)).movePointLeft(2);

    assertThat(share.roundedUp(size)).isEqualTo(exact.setScale(0, RoundingMode.CEILING).intValue());
    assertThat(share.roundedDown(size)).isEqualTo(exact.setScale(0, RoundingMode.FLOOR).intValue());
  }

  @Property
  void shouldReadBackWhatItWrites(
      @ForAll @IntRange(max = 999_999_999) int value, @ForAll boolean percent) {
    IntOrPercent count = new IntOrPercent(value, percent);

    assertThat(IntOrPercent.parse(count.toString())).isEqualTo(count);
  }
}
