package dev.pawl.activities.checks;

/** Who can mend what a check finds. */
public enum Owner {
  /** Whoever runs the cluster. */
  PLATFORM,
  /** Whoever runs the workloads on it. */
  WORKLOADS,
  /** Whoever wrote the upgrade.yaml. */
  UPGRADE
}
