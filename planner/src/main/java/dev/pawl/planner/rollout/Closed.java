package dev.pawl.planner.rollout;

import dev.pawl.planner.hold.Hold;
import java.time.Instant;

/**
 * No node may begin now; what has begun goes on to the node's end.
 *
 * @param until when to ask again; null where nobody knows
 * @param hold why
 */
public record Closed(Instant until, Hold hold) {}
