package dev.pawl.planner.undo;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.Set;

/** Which failures start the way back by themselves, where {@code onFailure: rollback} says so. */
public final class FailurePolicy {

  /** Design §6: readyTimeout, a gate, a command that failed three times, the drain's timeout. */
  private static final Set<HoldCode> TRIGGERS =
      Set.of(
          HoldCode.MACHINE_NOT_READY,
          HoldCode.GATE_FAILED,
          HoldCode.EXEC_FAILED,
          HoldCode.DRAIN_TIMEOUT);

  private FailurePolicy() {}

  /** Of a step of a pool. */
  public static Set<HoldCode> triggers() {
    return TRIGGERS;
  }

  /** Of a step outside the pools: a rollback of scope pool does not reach it, so it is a hold. */
  public static boolean turnsBack(UpgradeSpec spec, HoldCode failure) {
    return spec.onFailure() == OnFailure.ROLLBACK
        && spec.rollbackScope() == RollbackScope.UPGRADE
        && TRIGGERS.contains(failure);
  }
}
