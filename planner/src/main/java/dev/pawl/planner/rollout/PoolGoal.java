package dev.pawl.planner.rollout;

/** What a pool is being brought to. */
public enum PoolGoal {
  /** Every node at the target version. */
  UPGRADE,
  /** Every node that this upgrade changed back at the version it had. */
  ROLL_BACK,
  /** Nothing half done: drains that have begun are finished, other surge machines go. */
  ABORT
}
