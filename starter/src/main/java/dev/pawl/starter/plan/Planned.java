package dev.pawl.starter.plan;

import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan with what it was made from.
 *
 * @param spec with absolute paths and pinned sources
 * @param context of the kubeconfig; null for the current one
 * @param addons what each would change
 * @param found what checks found in its way, beside what the planner says itself
 */
public record Planned(
    SpecFile file,
    UpgradeSpec spec,
    String context,
    ClusterState state,
    List<AddonPreview> addons,
    Plan plan,
    List<Blocker> found) {

  public Planned {
    addons = List.copyOf(addons);
    found = List.copyOf(found);
  }

  /** The same, with what checks found. */
  public Planned with(List<Blocker> blockers) {
    return new Planned(file, spec, context, state, addons, plan, blockers);
  }

  /** All that is in its way, the planner's own word first. */
  public List<Blocker> blockers() {
    return Stream.concat(plan.blockers().stream(), found.stream()).toList();
  }

  /** Whether it must not be started. */
  public boolean blocked() {
    return !blockers().isEmpty();
  }
}
