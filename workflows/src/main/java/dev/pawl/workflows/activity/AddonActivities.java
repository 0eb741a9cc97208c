package dev.pawl.workflows.activity;

import dev.pawl.planner.spec.AddonSpec;
import io.temporal.activity.ActivityInterface;

/** How addons are brought up to date. */
@ActivityInterface
public interface AddonActivities {

  /** Applies the addon's objects, then waits until its workloads have rolled out. */
  AddonReport apply(AddonRequest request);

  record AddonRequest(UpgradeRef upgrade, AddonSpec addon) {}

  /**
   * @param changed how many objects were written
   */
  record AddonReport(int objects, int changed) {}
}
