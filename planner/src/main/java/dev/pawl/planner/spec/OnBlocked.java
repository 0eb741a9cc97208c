package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a drain that is still blocked at its timeout. */
public enum OnBlocked {
  @JsonProperty("hold")
  HOLD
}
