package dev.pawl.planner.rollout;

import java.util.List;

/**
 * One look at a pool: what to do next, and how far it is.
 *
 * @param total nodes there are now
 * @param updated of these, at the target version
 */
public record Turn(List<Decision> decisions, int total, int updated) {
  public Turn {
    decisions = List.copyOf(decisions);
  }
}
