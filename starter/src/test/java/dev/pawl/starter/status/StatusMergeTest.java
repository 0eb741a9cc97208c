package dev.pawl.starter.status;

import static dev.pawl.starter.status.Statuses.held;
import static dev.pawl.starter.status.Statuses.pool;
import static dev.pawl.starter.status.Statuses.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusMergeTest {

  @ParameterizedTest
  @CsvSource({
    "RUNNING,      RUNNING,      HELD,         RUNNING",
    "RUNNING,      HELD,         HELD,         HELD",
    "HELD,         HELD,         RUNNING,      RUNNING",
    "HELD,         HELD,         PAUSED,       RUNNING",
    "PAUSED,       PAUSED,       PAUSED,       PAUSED",
    "PAUSED,       PAUSED,       RUNNING,      RUNNING",
    "RUNNING,      PAUSED,       PAUSED,       RUNNING",
    "RUNNING,      RUNNING,      ROLLING_BACK, ROLLING_BACK",
    "ROLLING_BACK, HELD,         ROLLING_BACK, ROLLING_BACK",
    "ROLLING_BACK, HELD,         HELD,         HELD",
    "RUNNING,      SUCCEEDED,    HELD,         HELD",
    "RUNNING,      SUCCEEDED,    SUCCEEDED,    RUNNING",
    "ABORTED,      HELD,         HELD,         ABORTED",
  })
  void shouldMergeStates(UpgradeState own, UpgradeState a, UpgradeState b, UpgradeState merged) {
    // given
    UpgradeStatus upgrade =
        upgrade(own, pool("a", UpgradeState.RUNNING), pool("b", UpgradeState.RUNNING));
    Map<String, PoolStatus> fresh = Map.of("a", pool("a", a), "b", pool("b", b));
    // when, then
    assertThat(StatusMerge.merge(upgrade, fresh).state()).isEqualTo(merged);
  }

  @Test
  void shouldLeaveOutPoolsWhoseTurnHasNotCome() {
    // given
    UpgradeStatus upgrade =
        upgrade(UpgradeState.RUNNING, pool("a", UpgradeState.RUNNING), PoolStatus.waiting("b", 30));
    // when
    UpgradeStatus merged = StatusMerge.merge(upgrade, Map.of("a", pool("a", UpgradeState.HELD)));
    // then
    assertThat(merged.state()).isEqualTo(UpgradeState.HELD);
  }

  @Test
  void shouldKeepWhatTheUpgradeKnowsOfAPoolThatDidNotAnswer() {
    // given
    PoolStatus known = pool("a", UpgradeState.HELD);
    // when, then
    assertThat(StatusMerge.merge(upgrade(UpgradeState.RUNNING, known), Map.of()).pools())
        .containsExactly(known);
  }

  @Test
  void shouldPutTheMostUrgentHoldFirst() {
    // given
    StepStatus slow = held(HoldCode.BUDGET_SLOW, "drain/n1", 10);
    StepStatus late = held(HoldCode.MACHINE_NOT_READY, "surge/n2", 20);
    StepStatus identity = held(HoldCode.CLUSTER_IDENTITY, "identify", 30);
    UpgradeStatus upgrade =
        upgrade(UpgradeState.RUNNING, List.of(identity), pool("a", UpgradeState.RUNNING));
    // when
    UpgradeStatus merged =
        StatusMerge.merge(upgrade, Map.of("a", pool("a", UpgradeState.RUNNING, slow, late)));
    // then
    assertThat(merged.holds()).containsExactly(identity, late, slow);
    assertThat(StatusMerge.mostUrgent(merged)).isEqualTo(identity.hold());
  }

  @Test
  void shouldCountAHoldOnceThatTheUpgradeRepeats() {
    // given
    StepStatus hold = held(HoldCode.MACHINE_NOT_READY, "surge/n2", 20);
    StepStatus repeated = new StepStatus("pools/a", hold.hold(), hold.since());
    UpgradeStatus upgrade =
        upgrade(UpgradeState.HELD, List.of(repeated), pool("a", UpgradeState.HELD));
    // when, then
    assertThat(StatusMerge.merge(upgrade, Map.of("a", pool("a", UpgradeState.HELD, hold))).holds())
        .containsExactly(hold);
  }
}
