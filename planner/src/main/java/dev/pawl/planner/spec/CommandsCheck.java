package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.ControlPlane;
import dev.pawl.planner.spec.UpgradeDocument.ControlPlaneExec;
import dev.pawl.planner.spec.UpgradeDocument.Pool;
import dev.pawl.planner.spec.UpgradeDocument.PoolExec;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.List;

/** Driver exec has the command it cannot do without; other drivers have none. */
final class CommandsCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    controlPlane(document.spec().controlPlane(), problems);
    DocumentCheck.forEachPool(
        document.spec(), (pool, at) -> pool(pool, at.field("exec"), problems));
  }

  private static void controlPlane(ControlPlane controlPlane, Problems problems) {
    if (controlPlane == null) {
      return;
    }
    FieldPath at = CONTROL_PLANE.field("exec");
    ControlPlaneExec exec = controlPlane.exec();
    if (exec != null) {
      program(exec.upgrade(), at.field("upgrade"), problems);
      program(exec.rollback(), at.field("rollback"), problems);
      program(exec.finalise(), at.field("finalise"), problems);
      program(exec.snapshot(), at.field("snapshot"), problems);
    }
    if (controlPlane.driver() == ControlPlaneDriver.EXEC) {
      needsUpgrade(exec == null ? null : exec.upgrade(), at, problems);
    }
  }

  private static void pool(Pool pool, FieldPath at, Problems problems) {
    PoolExec exec = pool.exec();
    if (exec != null) {
      program(exec.upgrade(), at.field("upgrade"), problems);
      program(exec.rollback(), at.field("rollback"), problems);
    }
    if (pool.driver() == PoolDriver.EXEC) {
      needsUpgrade(exec == null ? null : exec.upgrade(), at, problems);
    }
    if (pool.driver() == PoolDriver.KWOK && exec != null) {
      problems.add(
          at,
          "contradicts driver kwok, which runs no commands",
          "leave exec out, or write `driver: exec`");
    }
  }

  private static void needsUpgrade(List<String> command, FieldPath exec, Problems problems) {
    boolean none = command == null || command.isEmpty();
    // an exec that is no mapping, or whose fields are misspelt, has its own problem already
    if (none && !problems.touch(exec)) {
      problems.add(
          exec.field("upgrade"),
          "required by driver exec, but missing",
          "write the program and its arguments, such as `upgrade: [\"./upgrade.sh\"]`");
    }
  }

  private static void program(List<String> command, FieldPath at, Problems problems) {
    if (command != null
        && !command.isEmpty()
        && command.get(0) != null
        && command.get(0).isBlank()) {
      problems.add(at.item(0), "the program must not be empty", "");
    }
  }
}
