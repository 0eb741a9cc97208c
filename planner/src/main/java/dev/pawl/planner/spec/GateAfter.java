package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** After which kind of step a gate is looked at. */
public enum GateAfter {
  @JsonProperty("node")
  NODE,
  @JsonProperty("canary")
  CANARY,
  @JsonProperty("pool")
  POOL,
  @JsonProperty("controlPlane")
  CONTROL_PLANE,
  @JsonProperty("addons")
  ADDONS
}
