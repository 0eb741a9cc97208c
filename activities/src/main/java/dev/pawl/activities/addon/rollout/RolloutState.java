package dev.pawl.activities.addon.rollout;

/** How far a workload has come. */
sealed interface RolloutState {

  record Done() implements RolloutState {}

  /**
   * @param why in a few words, such as {@code 1 of 3 pods are updated}
   */
  record Waiting(String why) implements RolloutState {}

  /** It has failed for good. */
  record Failed(String why) implements RolloutState {}
}
