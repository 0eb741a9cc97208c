package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On which side of the control plane an addon is brought up to date. */
public enum AddonStage {
  @JsonProperty("beforeControlPlane")
  BEFORE_CONTROL_PLANE,
  @JsonProperty("afterControlPlane")
  AFTER_CONTROL_PLANE
}
