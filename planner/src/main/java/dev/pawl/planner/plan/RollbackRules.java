package dev.pawl.planner.plan;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import java.util.List;

/**
 * A rollback of the whole upgrade that is to start by itself must be one that the control plane's
 * driver can carry out. {@link PoolRules} asks the same of pools.
 */
final class RollbackRules {

  private RollbackRules() {}

  static List<Problem> problems(UpgradeSpec spec, List<HopPlan> hops) {
    if (spec.onFailure() != OnFailure.ROLLBACK || spec.rollbackScope() != RollbackScope.UPGRADE) {
      return List.of();
    }
    return UndoNotes.of(spec, hops, List.of()).stream()
        .filter(n -> n.step().startsWith("controlPlane") && n.kind() == UndoKind.IRREVERSIBLE)
        .map(RollbackRules::problem)
        .toList();
  }

  private static Problem problem(UndoNote note) {
    return new Problem(
        "spec.onFailure",
        "rollback cannot be carried out: %s stays as it is (%s)"
            .formatted(note.step(), note.reason()),
        "possible instead: `rollback: {scope: pool}`, which brings back the pool that failed; or"
            + " give controlPlane.exec a rollback command; or write `onFailure: hold`");
  }
}
