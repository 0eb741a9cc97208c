package dev.pawl.planner.plan;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.Reversals;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/** What of a plan can be taken back. */
final class UndoNotes {

  private UndoNotes() {}

  static List<UndoNote> of(UpgradeSpec spec, List<HopPlan> hops, List<PoolPlan> pools) {
    List<UndoNote> notes = new ArrayList<>();
    for (HopPlan hop : hops) {
      if (hop.movesControlPlane()) {
        notes.add(controlPlane(spec, hop).of(PlanSteps.controlPlane(hops, hop)));
      }
    }
    for (AddonSpec addon : spec.addons()) {
      notes.add(Reversals.addon(addon.driver()).of(PlanSteps.addon(addon.name())));
    }
    for (PoolPlan pool : pools) {
      notes.add(Reversals.pool(spec.pool(pool.name())).of(PlanSteps.pool(pool.name())));
    }
    return notes;
  }

  private static Reversal controlPlane(UpgradeSpec spec, HopPlan hop) {
    return Reversals.controlPlane(spec, version(hop.from()), version(hop.to()));
  }

  /** Where nobody has named the patch yet, any will do: what can be taken back hangs on minors. */
  private static KubeVersion version(String named) {
    boolean open = named.chars().filter(c -> c == '.').count() == 1;
    return KubeVersion.parse(open ? named + ".0" : named);
  }
}
