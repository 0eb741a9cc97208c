package dev.pawl.planner.plan;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import java.util.ArrayList;
import java.util.List;

/** What of a plan can be taken back. */
final class UndoNotes {

  private UndoNotes() {}

  static List<UndoNote> of(UpgradeSpec spec, List<HopPlan> hops, List<PoolPlan> pools) {
    List<UndoNote> notes = new ArrayList<>();
    List<HopPlan> moves = hops.stream().filter(HopPlan::movesControlPlane).toList();
    for (HopPlan hop : moves) {
      String step = moves.size() == 1 ? "controlPlane" : "controlPlane/" + hop.label();
      notes.add(controlPlane(spec, step, hop));
    }
    for (AddonSpec addon : spec.addons()) {
      notes.add(
          new UndoNote(
              "addons/" + addon.name(),
              UndoKind.IRREVERSIBLE,
              "what was there before an addon is not recorded yet"));
    }
    pools.forEach(pool -> notes.add(pool(spec.pool(pool.name()))));
    return notes;
  }

  private static UndoNote pool(PoolSpec pool) {
    String step = "pools/" + pool.name();
    if (!pool.inPlace()) {
      return new UndoNote(
          step, UndoKind.REVERSIBLE, "its nodes are replaced back, by the same steps");
    }
    return pool.exec().has(ExecAction.ROLLBACK)
        ? new UndoNote(step, UndoKind.REVERSIBLE, "its rollback command is run node by node")
        : new UndoNote(step, UndoKind.IRREVERSIBLE, "its driver has no rollback command");
  }

  private static UndoNote controlPlane(UpgradeSpec spec, String step, HopPlan hop) {
    if (!spec.controlPlane().exec().has(ExecAction.ROLLBACK)) {
      return new UndoNote(step, UndoKind.IRREVERSIBLE, "its driver has no rollback command");
    }
    if (hop.withinMinor()) {
      return new UndoNote(step, UndoKind.REVERSIBLE, "same minor: the rollback command is run");
    }
    return spec.controlPlane().exec().has(ExecAction.FINALISE)
        ? new UndoNote(step, UndoKind.REVERSIBLE, "until it is finalised after the bake")
        : new UndoNote(
            step, UndoKind.LOSSY, "across a minor, objects written with new fields lose them");
  }
}
