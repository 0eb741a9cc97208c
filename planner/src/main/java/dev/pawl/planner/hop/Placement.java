package dev.pawl.planner.hop;

import dev.pawl.planner.policy.VersionRule;

/** Where an addon is brought to its new version, or why nowhere. */
sealed interface Placement {

  /**
   * @param stop index of the stop at which the control plane is then
   * @param side whether that is before its next step or after its last one
   */
  record Placed(String addon, int stop, Side side, String reason, VersionRule rule)
      implements Placement {}

  /** No stop is compatible with both versions. */
  record Nowhere(AddonRefusal refusal) implements Placement {}

  /** Before a hop moves the control plane, or after. */
  enum Side {
    BEFORE,
    AFTER
  }
}
