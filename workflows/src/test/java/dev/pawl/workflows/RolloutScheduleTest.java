package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole rollouts of a simulated pool of 1 to 12 nodes, in place or by surge, in random orders of
 * events: machines that boot slowly or not at all, or find no room; nodes that fail, join and
 * leave; other numbers in the middle; pauses, histories continued and lost, retries, skips,
 * rollbacks and aborts. I2, I3, I4 and I5 are looked at after every single change, and every
 * schedule must end.
 */
class RolloutScheduleTest {

  @Test
  void shouldKeepTheInvariantsOverTenThousandSchedules() {
    run(10_000, 1);
  }

  @Test
  @Tag("campaign")
  void shouldKeepTheInvariantsOverAHundredThousandSchedules() {
    run(100_000, 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_049_435, 1_061_123})
  void shouldKeepThemOverSchedulesThatOnceBrokeThem(long seed) {
    run(1, seed);
  }

  private static void run(int schedules, long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + schedules; seed++) {
      RandomRollout rollout = new RandomRollout(new Random(seed));
      try {
        rollout.run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + "\n" + rollout.log(), e);
      }
      assertThat(rollout.ended()).as("seed %d%n%s", seed, rollout.log()).isTrue();
    }
  }
}
