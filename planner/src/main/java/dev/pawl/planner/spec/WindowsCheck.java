package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import dev.pawl.planner.window.WindowProblem;
import dev.pawl.planner.window.WindowReading;

/** A window can be read, and is for pools that there are. */
final class WindowsCheck implements DocumentCheck {

  private static final FieldPath WINDOWS = SPEC.field("windows");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    PoolNames pools = new PoolNames(document.spec());
    DocumentCheck.forEach(
        document.spec().windows(),
        WINDOWS,
        (window, at) -> {
          // what the binder has refused would only be called missing
          if (!problems.touch(at)) {
            unreadable(window, at, problems);
          }
          pools.check(window.pools(), at.field("pools"), problems);
        });
  }

  private static void unreadable(
      UpgradeDocument.MaintenanceWindow window, FieldPath at, Problems problems) {
    WindowReading reading = SpecAssembler.window(window).read();
    if (reading instanceof WindowReading.Bad bad) {
      for (WindowProblem problem : bad.problems()) {
        problems.add(at.then(problem.field()), problem.message(), problem.wayOut());
      }
    }
  }
}
