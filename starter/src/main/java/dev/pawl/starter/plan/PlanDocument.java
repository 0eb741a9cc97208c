package dev.pawl.starter.plan;

import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.planner.explain.Downtime;
import dev.pawl.planner.explain.Downtimes;
import dev.pawl.planner.hop.Effort;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.UpdatePath;
import dev.pawl.planner.undo.UndoNote;
import java.time.Duration;
import java.util.List;

/**
 * What {@code pawl plan -o json} prints (design §6): the plan without what is for the run only. The
 * path is null where the spec names no update graph, the point of no return where each step can be
 * taken back.
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
    List<UndoNote> undo,
    String pointOfNoReturn,
    List<Away> downtime,
    List<AddonPreview> addons) {

  /**
   * A component that is or is not away during the upgrade.
   *
   * @param seconds how long at most; null where nobody can say
   */
  public record Away(
      String component, String clusters, Long seconds, String expected, String when) {

    private static Away of(Downtime d) {
      Duration longest = d.longest();
      Long seconds = longest == null ? null : longest.toSeconds();
      return new Away(d.component(), d.clusters(), seconds, d.expected(), d.when());
    }
  }

  /** The document of a plan. */
  public static PlanDocument of(Planned planned) {
    Plan plan = planned.plan();
    return new PlanDocument(
        plan.from().toString(),
        plan.target().toString(),
        plan.path(),
        plan.hops(),
        plan.pools(),
        planned.blockers(),
        plan.warnings(),
        plan.saved(),
        plan.prediction(),
        plan.undo(),
        plan.pointOfNoReturn() == null ? null : plan.pointOfNoReturn().step(),
        Downtimes.of(planned.spec(), planned.state(), plan).stream().map(Away::of).toList(),
        planned.addons());
  }
}
