package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Preset of version rules. */
enum Policy {
  @JsonProperty("upstream")
  UPSTREAM
}
