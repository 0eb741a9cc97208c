package dev.pawl.starter.plan;

import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.List;

/**
 * A plan with what it was made from.
 *
 * @param spec with absolute paths and pinned sources
 * @param context of the kubeconfig; null for the current one
 * @param addons what each would change
 */
public record Planned(
    SpecFile file,
    UpgradeSpec spec,
    String context,
    ClusterState state,
    List<AddonPreview> addons,
    Plan plan) {

  public Planned {
    addons = List.copyOf(addons);
  }

  /** Whether it must not be started. */
  public boolean blocked() {
    return !plan.blockers().isEmpty();
  }
}
