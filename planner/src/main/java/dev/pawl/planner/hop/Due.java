package dev.pawl.planner.hop;

import dev.pawl.planner.policy.Refusal;

/** Why a pool turns over in this hop, and not in a later one. */
public sealed interface Due {

  /** The hop reaches the target, where every pool that takes part ends. */
  record AtTarget() implements Due {}

  /**
   * Waiting for a later hop is refused.
   *
   * @param refusal what the policy would say of the pool, left as it is
   */
  record NoLater(Refusal refusal) implements Due {}
}
