package dev.pawl.planner.graph;

/** Whether a step of the graph is safe for everyone. */
public enum EdgeKind {
  /** Safe as far as is known. */
  PLAIN,
  /** Safe only for clusters that none of its risks applies to. */
  CONDITIONAL
}
