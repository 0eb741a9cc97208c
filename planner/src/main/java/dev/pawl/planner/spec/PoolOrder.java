package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether pools follow one another or turn over side by side. */
public enum PoolOrder {
  @JsonProperty("sequential")
  SEQUENTIAL,
  @JsonProperty("parallel")
  PARALLEL
}
