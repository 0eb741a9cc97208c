package dev.pawl.starter.engine;

import static dev.pawl.starter.status.Statuses.held;
import static dev.pawl.starter.status.Statuses.pool;
import static dev.pawl.starter.status.Statuses.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.status.StatusMerge;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldStepTest {

  private static final String ID = "upgrade/u1";

  private final StepStatus ofPool = held(HoldCode.MACHINE_NOT_READY, "surge/n1", 0);
  private final StepStatus ofUpgrade = held(HoldCode.EXEC_FAILED, "controlPlane/upgrade", 0);

  @Test
  void shouldGoToThePoolThatHoldsTheStep() {
    assertThat(HeldStep.find(ID, merged(List.of(), ofPool), null))
        .isEqualTo(new HeldStep(ID + "/a", "surge/n1"));
  }

  @Test
  void shouldGoToTheUpgradeForAStepOfItsOwn() {
    assertThat(HeldStep.find(ID, merged(List.of(ofUpgrade), ofPool), "controlPlane/upgrade"))
        .isEqualTo(new HeldStep(ID, "controlPlane/upgrade"));
  }

  @Test
  void shouldAskWhichWhereSeveralAreHeld() {
    assertThatThrownBy(() -> HeldStep.find(ID, merged(List.of(ofUpgrade), ofPool), null))
        .hasMessageContainingAll("name one", "surge/n1", "controlPlane/upgrade");
  }

  @Test
  void shouldRefuseAStepThatIsNotHeld() {
    assertThatThrownBy(() -> HeldStep.find(ID, merged(List.of(), ofPool), "drain/n9"))
        .hasMessageContainingAll("drain/n9", "surge/n1");
    assertThatThrownBy(() -> HeldStep.find(ID, upgrade(UpgradeState.RUNNING), null))
        .hasMessage("no step of 'prod-eu' is held");
  }

  @Test
  void shouldFindTheStepThatWaitsForAnApprovalAmongOthersThatAreHeld() {
    StepStatus asking = held(HoldCode.APPROVAL, "gates/go", 0);
    assertThat(HeldStep.findAsking(ID, merged(List.of(ofUpgrade), asking), null))
        .isEqualTo(new HeldStep(ID + "/a", "gates/go"));
    assertThatThrownBy(() -> HeldStep.findAsking(ID, merged(List.of(asking), ofPool), "surge/n1"))
        .hasMessageContainingAll("'surge/n1' is not waiting for an approval", "gates/go");
    assertThatThrownBy(() -> HeldStep.findAsking(ID, merged(List.of(), ofPool), null))
        .hasMessage("no step of 'prod-eu' is waiting for an approval");
  }

  private static UpgradeStatus merged(List<StepStatus> own, StepStatus... ofPool) {
    PoolStatus pool = pool("a", UpgradeState.HELD, ofPool);
    return StatusMerge.merge(upgrade(UpgradeState.HELD, own, pool), Map.of("a", pool));
  }
}
