package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

  @Test
  void shouldAddUpWhatGoesOneByOne() {
    assertThat(CriticalPath.seconds(List.of(3.0, 4.0, 5.0), 1)).isEqualTo(12);
  }

  @Test
  void shouldLetTheCanaryGoAloneAndPackTheRest() {
    // 3 alone, then 5 beside 4 and 1
    assertThat(CriticalPath.seconds(List.of(3.0, 1.0, 5.0, 4.0), 2)).isEqualTo(8);
  }

  @Test
  void shouldTakeTheLongestWhereThereAreLanesForAll() {
    assertThat(CriticalPath.seconds(List.of(2.0, 3.5, 3.2), 10)).isEqualTo(5.5, within(1e-9));
    assertThat(CriticalPath.seconds(List.of(), 10)).isZero();
  }
}
