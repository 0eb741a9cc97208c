package dev.pawl.starter.status;

import static dev.pawl.starter.status.Statuses.NOON;
import static dev.pawl.starter.status.Statuses.busy;
import static dev.pawl.starter.status.Statuses.held;
import static dev.pawl.starter.status.Statuses.pool;
import static dev.pawl.starter.status.Statuses.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {

  @Test
  void shouldShowPhasesPoolsStepsAndHolds() {
    // given
    UpgradeStatus status =
        upgrade(
            UpgradeState.RUNNING,
            List.of(held(HoldCode.BUDGET_SLOW, "drain/n1", 90)),
            busy("canary", 10, "drain/n1", "surge/n2"),
            PoolStatus.waiting("a", 30));
    // when
    List<String> lines = LiveView.lines(status, NOON.plusSeconds(125), 100);
    // then
    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            prod-eu  1.35.4 → 1.36.3  Running  2m5s
              ✓ preflight  ✓ addonsBefore  ✓ controlPlane  ✓ addonsAfter  ▸ pools  · verify
              canary  ████████░░░░░░░░░░░░░░░░  10/30, 2 in flight  Running
              a       ░░░░░░░░░░░░░░░░░░░░░░░░  0/30  Waiting
                drain/n1 (1m5s)
                surge/n2 (1m5s)
              hold BudgetSlow drain/n1 (since 35s): BudgetSlow at drain/n1\
            """);
  }

  @Test
  void shouldEndWithTheOutcome() {
    // given
    UpgradeStatus status =
        upgrade(
            UpgradeState.SUCCEEDED,
            "every node is at the target",
            List.of(),
            pool("a", UpgradeState.SUCCEEDED));
    // when
    List<String> lines = LiveView.lines(status, NOON.plusSeconds(9_000), 100);
    // then
    assertThat(lines.get(0)).isEqualTo("prod-eu  1.35.4 → 1.36.3  Succeeded  10m");
    assertThat(lines.get(1)).endsWith("✓ verify");
    assertThat(lines).last().isEqualTo("  every node is at the target");
  }

  @Test
  void shouldCutLinesThatWouldWrap() {
    assertThat(LiveView.lines(upgrade(UpgradeState.RUNNING), NOON, 20))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(20));
  }
}
