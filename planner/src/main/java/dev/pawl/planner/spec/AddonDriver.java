package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an addon is installed. */
public enum AddonDriver {
  @JsonProperty("manifests")
  MANIFESTS
}
