package dev.pawl.starter.plan;

import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.UpdatePath;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.List;

/**
 * What an update graph has said about the way, where the spec names one.
 *
 * @param spec with the target's version and every stop on the way
 * @param path null where the spec names no graph
 */
record GraphPath(UpgradeSpec spec, UpdatePath path, List<Blocker> blockers, List<String> warnings) {

  /** Of a spec that says the way itself. */
  static GraphPath none(UpgradeSpec spec) {
    return new GraphPath(spec, null, List.of(), List.of());
  }

  /** The plan that was made for the spec, with what there is to say about the way. */
  Plan on(Plan plan) {
    return path == null ? plan : plan.along(path, blockers, warnings);
  }
}
