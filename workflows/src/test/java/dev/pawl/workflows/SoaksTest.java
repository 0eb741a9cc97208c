package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.workflows.PoolInput.Progress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoaksTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void shouldNotBeginAnewInAHistoryThatIsContinued() {
    PoolMemory first = new PoolMemory(Progress.none(1, 3, 0, "u1"));
    first.soaks().end("canary", HOUR, NOON);

    PoolMemory next = new PoolMemory(first.progress(false));

    assertThat(next.soaks().end("canary", HOUR, NOON.plusSeconds(1800))).isEqualTo(NOON.plus(HOUR));
  }

  @Test
  void shouldBeginAnewOnceForgotten() {
    Soaks soaks = new PoolMemory(Progress.none(1, 3, 0, "u1")).soaks();
    soaks.end("gates/load of 1", HOUR, NOON);
    soaks.forget("gates/load of 1");

    assertThat(soaks.all()).isEmpty();
    assertThat(soaks.end("gates/load of 1", HOUR, NOON.plus(HOUR)))
        .isEqualTo(NOON.plusSeconds(7200));
  }
}
