package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a control plane is really changed. */
public enum ControlPlaneDriver {
  @JsonProperty("exec")
  EXEC
}
