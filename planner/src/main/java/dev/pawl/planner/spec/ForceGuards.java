package dev.pawl.planner.spec;

import java.time.Duration;

/**
 * What must hold before a pod is deleted against its budget. The model is that of Zalando's
 * cluster-lifecycle-manager: one pod at a time, and only where the others are well.
 *
 * @param minPodAge how old the pod is; null for the drain's timeout
 * @param siblingsReadyFor how long the other pods that its budget counts on have been ready
 * @param siblingsIllFor how long one of them that is not ready has been so to count no more
 * @param interval between two such pods of one node
 */
public record ForceGuards(
    Duration minPodAge, Duration siblingsReadyFor, Duration siblingsIllFor, Duration interval) {

  public ForceGuards {
    siblingsReadyFor = siblingsReadyFor == null ? Duration.ofMinutes(1) : siblingsReadyFor;
    siblingsIllFor = siblingsIllFor == null ? Duration.ofHours(1) : siblingsIllFor;
    interval = interval == null ? Duration.ofMinutes(1) : interval;
  }

  public static ForceGuards defaults() {
    return new ForceGuards(null, null, null, null);
  }
}
