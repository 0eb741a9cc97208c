package dev.pawl.planner.graph;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a step of the graph is safe for everyone. */
public enum EdgeKind {
  /** Safe as far as is known. */
  @JsonProperty("plain")
  PLAIN,
  /** Safe only for clusters that none of its risks applies to. */
  @JsonProperty("conditional")
  CONDITIONAL
}
