package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.AddonStage;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AddonDowntimeTest {

  @Test
  @DisplayName("S3.9: what was measured stands beside what was expected")
  void shouldSetTheMeasuredDowntimeBesideTheExpected() throws Exception {
    FakeCluster cluster =
        new FakeCluster()
            .withPool("a", 1)
            .away("dns", Duration.ofMillis(1240))
            .away("storage", Duration.ofSeconds(90))
            .away("other", Duration.ofSeconds(5));
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster)
            .addon("dns", AddonStage.BEFORE_CONTROL_PLANE, Duration.ofMinutes(5))
            .addon("storage", AddonStage.BEFORE_CONTROL_PLANE, Duration.ofMinutes(1))
            .addon("other", AddonStage.BEFORE_CONTROL_PLANE)
            .addon("quiet", AddonStage.BEFORE_CONTROL_PLANE, Duration.ofMinutes(1))
            .pool("a")
            .start()) {

      assertThat(bench.result().notices())
          .filteredOn(notice -> notice.startsWith("addon "))
          .containsExactlyInAnyOrder(
              "addon dns was away for 1.2 s, within the expected 5m",
              "addon storage was away for 90.0 s, more than the expected 1m");
    }
  }
}
