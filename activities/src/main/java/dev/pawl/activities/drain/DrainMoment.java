package dev.pawl.activities.drain;

import java.time.Duration;
import java.time.Instant;

/**
 * When a drain looks at its pods.
 *
 * @param begun when the node was cordoned
 * @param unreachable whether the node's kubelet is silent
 */
record DrainMoment(Instant begun, Instant now, boolean unreachable) {

  Duration sinceBegun() {
    return Duration.between(begun, now);
  }
}
