package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;

/** What a failure starts by itself is only what Pawl can carry out. */
final class RollbackCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    UpgradeDocument.Spec spec = document.spec();
    FieldPath rollback = SPEC.field("rollback");
    boolean ofPool = spec.rollback() != null && spec.rollback().scope() == RollbackScope.POOL;
    if (spec.onFailure() == OnFailure.ROLLBACK && !ofPool && !problems.touch(rollback)) {
      problems.add(
          SPEC.field("onFailure"),
          "rollback of the whole upgrade (scope upgrade, the default) is not supported yet",
          "write `rollback: {scope: pool}`");
    }
  }
}
