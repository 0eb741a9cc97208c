package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How strongly nodes that leave keep pods away. */
public enum TaintStrength {
  /** Pods had better go elsewhere (PreferNoSchedule). */
  @JsonProperty("soft")
  SOFT,
  /** Pods must go elsewhere (NoSchedule), while there is room for them. */
  @JsonProperty("hard")
  HARD
}
