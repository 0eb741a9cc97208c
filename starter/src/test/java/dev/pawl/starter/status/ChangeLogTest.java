package dev.pawl.starter.status;

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

class ChangeLogTest {

  private final UpgradeStatus first =
      upgrade(UpgradeState.RUNNING, busy("a", 10, "drain/n1"), PoolStatus.waiting("b", 30));

  @Test
  void shouldSayEverythingAtTheFirstLook() {
    assertThat(ChangeLog.lines(null, first))
        .containsExactly("prod-eu: Running, pools", "pool a: 10/30 nodes, Running");
  }

  @Test
  void shouldSayNothingWhereNothingChanged() {
    assertThat(ChangeLog.lines(first, first)).isEmpty();
  }

  @Test
  void shouldSayWhatChanged() {
    // given
    UpgradeStatus held =
        upgrade(
            UpgradeState.HELD,
            List.of(held(HoldCode.DRAIN_TIMEOUT, "drain/n1", 5)),
            pool("a", UpgradeState.HELD),
            PoolStatus.waiting("b", 30));
    // when, then
    assertThat(ChangeLog.lines(first, held))
        .containsExactly(
            "prod-eu: Held, pools",
            "pool a: 12/30 nodes, Held",
            "hold DrainTimeout drain/n1: DrainTimeout at drain/n1");
    assertThat(ChangeLog.lines(held, first)).contains("moves again: drain/n1");
  }
}
