package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the machines of a pool are really changed. */
public enum PoolDriver {
  @JsonProperty("kwok")
  KWOK,
  @JsonProperty("exec")
  EXEC
}
