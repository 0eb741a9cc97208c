package dev.pawl.starter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpgradeIdTest {

  @Test
  void shouldHaveNameDayAndSixLetters() {
    assertThat(UpgradeId.of("prod-eu", Instant.parse("2026-11-22T23:59:59Z"), new Random(1)))
        .matches("prod-eu-20261122-[0-9a-z]{6}");
  }
}
