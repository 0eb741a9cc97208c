package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyTest {

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1", "10%, 0", "100%, 100%", "10, 10", "1%, 5%"})
  void shouldLetAPoolOfTenGoOnWithWhatItHasRoomFor(String surge, String unavailable) {
    assertThat(numbers(surge, unavailable).refusal(pool(PoolDriver.KWOK), 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, maxSurge 0 and maxUnavailable 0 come to nothing",
    "0, 9%, maxSurge 0 and maxUnavailable 9% come to nothing",
    "11, 0, maxSurge 11 is more than pool a has: 10 nodes",
    "101%, 0, maxSurge 101% is more than pool a has: 10 nodes",
    "1, 11, maxUnavailable 11 is more than pool a has: 10 nodes"
  })
  void shouldRefuseWhatAPoolOfTenCannotGoOnWith(String surge, String unavailable, String why) {
    assertThat(numbers(surge, unavailable).refusal(pool(PoolDriver.KWOK), 10))
        .hasValueSatisfying(said -> assertThat(said).contains(why));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, no machines are made for it",
    "0, 0, 'allow one node less; to stop, ''pawl pause'''"
  })
  void shouldRefuseWhatANodeInPlaceCannotGoOnWith(String surge, String unavailable, String why) {
    assertThat(numbers(surge, unavailable).refusal(pool(PoolDriver.EXEC), 10))
        .hasValueSatisfying(said -> assertThat(said).contains(why));
  }

  @Test
  void shouldCountNoSurgeInPlace() {
    assertThat(Concurrency.of(pool(PoolDriver.EXEC))).hasToString("maxSurge 0, maxUnavailable 0");
  }

  @Test
  void shouldChangeNothingElseInAPool() {
    PoolSpec pool = pool(PoolDriver.KWOK);

    PoolSpec changed = pool.at(numbers("3", "20%"));

    assertThat(changed.strategy().surgeFor(10)).isEqualTo(3);
    assertThat(changed.strategy().unavailableFor(10)).isEqualTo(2);
    assertThat(changed.at(Concurrency.of(pool))).isEqualTo(pool);
  }

  private static Concurrency numbers(String surge, String unavailable) {
    return new Concurrency(IntOrPercent.parse(surge), IntOrPercent.parse(unavailable));
  }

  private static PoolSpec pool(PoolDriver driver) {
    return new PoolSpec("a", Map.of("pool", "a"), driver, null, null, null);
  }
}
