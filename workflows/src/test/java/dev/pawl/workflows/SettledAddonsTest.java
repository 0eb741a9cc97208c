package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.UpgradeStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SettledAddonsTest {

  private final FakeCluster cluster = new FakeCluster();

  @Test
  @DisplayName("S1.2: a phase whose addons are as the spec says is skipped, and says so")
  void shouldSkipAddonsThatAreAsTheSpecSays() throws Exception {
    cluster.withPool("a", 1).settled("early").settled("late");
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster)
            .addon("early", AddonStage.BEFORE_CONTROL_PLANE)
            .addon("late", AddonStage.AFTER_CONTROL_PLANE)
            .addon("other", AddonStage.AFTER_CONTROL_PLANE)
            .pool("a")
            .start()) {

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log())
          .contains("record early", "record late", "addon other")
          .doesNotContain("addon early", "addon late");
      assertThat(end.notices())
          .filteredOn(notice -> notice.startsWith("addons"))
          .containsExactly(
              "addonsBefore of 1.35→1.36 is skipped: as the spec says already: early",
              "addonsAfter of 1.35→1.36: as the spec says already: late");
    }
  }
}
