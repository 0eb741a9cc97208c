package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.PlanSteps;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.Reversals;
import dev.pawl.planner.undo.SnapshotNote;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.AddonActivities.AddonRecord;
import dev.pawl.workflows.activity.ClusterActivities.PoolStart;

/** The undo record of each part of a phase. */
final class Undoes {

  private final Start start;

  Undoes(Start start) {
    this.start = start;
  }

  UndoRecord addon(HopPlan hop, String addon, AddonRecord kept) {
    return new UndoRecord.Addon(
        PlanSteps.addon(addon), index(hop), addon, kept.secret(), kept.sha256(), kept.reversal());
  }

  /**
   * @param snapshot that was taken before, or null
   */
  UndoRecord controlPlane(HopPlan hop, SnapshotNote snapshot) {
    return controlPlane(
        hop, snapshot, Reversals.controlPlane(start.spec(), from(hop), hop.target()));
  }

  UndoRecord finalised(HopPlan hop, SnapshotNote snapshot) {
    return controlPlane(hop, snapshot, Reversals.finalised(start.spec(), from(hop), hop.target()));
  }

  private UndoRecord controlPlane(HopPlan hop, SnapshotNote snapshot, Reversal reversal) {
    String step = PlanSteps.controlPlane(start.plan().hops(), hop);
    return new UndoRecord.ControlPlane(
        step, index(hop), from(hop), hop.target(), snapshot, reversal);
  }

  UndoRecord.Pool pool(HopPlan hop, PoolSpec pool, PoolStart was) {
    return new UndoRecord.Pool(
        PlanSteps.pool(pool.name()),
        index(hop),
        pool.name(),
        was.origin(),
        hop.target(),
        was.desired(),
        Reversals.pool(pool));
  }

  private int index(HopPlan hop) {
    return start.plan().hops().indexOf(hop);
  }

  private static KubeVersion from(HopPlan hop) {
    return KubeVersion.parse(hop.from());
  }
}
