package dev.pawl.starter.status;

import static dev.pawl.starter.status.Statuses.NOON;
import static dev.pawl.starter.status.Statuses.busy;
import static dev.pawl.starter.status.Statuses.held;
import static dev.pawl.starter.status.Statuses.pool;
import static dev.pawl.starter.status.Statuses.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.Concurrency;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.status.StatusDocument.ConcurrencyDocument;
import dev.pawl.workflows.status.PoolConcurrency;
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
  void shouldSayWhoSetAnotherConcurrency() {
    PoolConcurrency set =
        new PoolConcurrency(
            new Concurrency(IntOrPercent.of(3), IntOrPercent.of(0)), "ada@host", NOON);
    UpgradeStatus status =
        upgrade(UpgradeState.RUNNING, busy("a", 10).at(set), PoolStatus.waiting("b", 3));

    assertThat(LiveView.lines(status, NOON, 100))
        .filteredOn(line -> line.contains("maxSurge"))
        .singleElement()
        .asString()
        .startsWith("    maxSurge 3, maxUnavailable 0 since ")
        .endsWith(", by ada@host");
    assertThat(ChangeLog.lines(upgrade(UpgradeState.RUNNING, busy("a", 10)), status))
        .containsExactly("pool a: maxSurge 3, maxUnavailable 0, by ada@host");
    assertThat(ChangeLog.lines(status, status)).isEmpty();
    assertThat(StatusDocument.of(status, true).pools().get(0).concurrency())
        .isEqualTo(new ConcurrencyDocument("3", "0", "ada@host", NOON.toString()));
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
