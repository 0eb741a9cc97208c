package dev.pawl.starter.status;

import static dev.pawl.starter.status.Statuses.NOON;
import static dev.pawl.starter.status.Statuses.held;
import static dev.pawl.starter.status.Statuses.pool;
import static dev.pawl.starter.status.Statuses.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.UpgradeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED, 0",
    "SUCCEEDED_WITH_QUARANTINE, 0",
    "FAILED, 2",
    "ABORTED, 2",
    "ROLLBACK_INCOMPLETE, 2",
    "ROLLED_BACK, 3",
  })
  void shouldEndWithTheExitCodeOfTheState(UpgradeState state, int exitCode) {
    assertThat(Outcome.exitCode(upgrade(state), null, NOON)).hasValue(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"RUNNING", "PAUSED", "ROLLING_BACK"})
  void shouldGoOnWhileItMoves(UpgradeState state) {
    assertThat(Outcome.exitCode(upgrade(state), null, NOON)).isEmpty();
  }

  @Test
  void shouldGiveUpFiveMinutesAfterTheLastStepWasHeld() {
    // given
    UpgradeStatus status =
        upgrade(
            UpgradeState.HELD,
            List.of(
                held(HoldCode.DRAIN_TIMEOUT, "drain/n1", 0),
                held(HoldCode.DRAIN_TIMEOUT, "drain/n2", 100)));
    // when, then
    assertThat(Outcome.exitCode(status, NOON, NOON.plusSeconds(400))).isEmpty();
    assertThat(Outcome.exitCode(status, NOON, NOON.plusSeconds(401))).hasValue(4);
  }

  @Test
  void shouldCountFromTheFirstLookWhereNoHoldSaysSince() {
    // given
    UpgradeStatus status = upgrade(UpgradeState.HELD, pool("a", UpgradeState.HELD));
    // when, then
    assertThat(Outcome.exitCode(status, NOON, NOON.plusSeconds(300))).isEmpty();
    assertThat(Outcome.exitCode(status, NOON, NOON.plusSeconds(301))).hasValue(4);
  }

  @Test
  void shouldWaitForWhatPassesWithTime() {
    // given
    UpgradeStatus status =
        upgrade(UpgradeState.HELD, List.of(held(HoldCode.BAKE, "controlPlane/bake", 0)));
    // when, then
    assertThat(Outcome.exitCode(status, NOON, NOON.plusSeconds(3_000))).isEmpty();
  }
}
