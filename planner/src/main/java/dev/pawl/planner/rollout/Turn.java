package dev.pawl.planner.rollout;

import java.util.List;

/**
 * One look at a pool: what to do next, and how far it is.
 *
 * @param total nodes there are now
 * @param updated of these, at the target version
 * @param quarantined of these, the nodes that could not be drained and are left out
 */
public record Turn(List<Decision> decisions, int total, int updated, List<String> quarantined) {
  public Turn {
    decisions = List.copyOf(decisions);
    quarantined = quarantined == null ? List.of() : List.copyOf(quarantined);
  }
}
