package dev.pawl.starter.plan;

import dev.pawl.planner.hop.Effort;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.UpdatePath;
import dev.pawl.planner.undo.UndoNote;
import java.util.List;

/**
 * What {@code pawl plan -o json} prints (design §6): the plan without what is for the run only. The
 * path is null where the spec names no update graph.
 */
public record PlanDocument(
    String from,
    String target,
    UpdatePath path,
    List<Plan.HopPlan> hops,
    List<Plan.PoolPlan> pools,
    List<Plan.Blocker> blockers,
    List<String> warnings,
    Effort saved,
    Plan.Prediction prediction,
    List<UndoNote> undo) {

  /** The document of a plan. */
  public static PlanDocument of(Plan plan) {
    return new PlanDocument(
        plan.from().toString(),
        plan.target().toString(),
        plan.path(),
        plan.hops(),
        plan.pools(),
        plan.blockers(),
        plan.warnings(),
        plan.saved(),
        plan.prediction(),
        plan.undo());
  }
}
