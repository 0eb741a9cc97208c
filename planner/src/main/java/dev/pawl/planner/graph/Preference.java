package dev.pawl.planner.graph;

/** What makes one path better than another, where both need the same risks accepted. */
public enum Preference {
  /** Fewer conditional edges, whatever the length. */
  SAFEST,
  /** Fewer steps, over conditional edges too. */
  SHORTEST
}
