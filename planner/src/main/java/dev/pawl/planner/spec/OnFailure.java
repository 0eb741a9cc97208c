package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a step that failed for good leads to. */
public enum OnFailure {
  @JsonProperty("hold")
  HOLD,
  @JsonProperty("rollback")
  ROLLBACK
}
