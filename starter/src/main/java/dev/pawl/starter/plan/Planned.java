package dev.pawl.starter.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.spec.UpgradeSpec;

/**
 * A plan with what it was made from.
 *
 * @param spec with absolute paths and pinned sources
 * @param context of the kubeconfig; null for the current one
 */
public record Planned(
    SpecFile file, UpgradeSpec spec, String context, ClusterState state, Plan plan) {

  /** Whether it must not be started. */
  public boolean blocked() {
    return !plan.blockers().isEmpty();
  }
}
