package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By what the nodes of a pool are put in order; ties always by name. */
public enum NodeOrderKey {
  @JsonProperty("zone")
  ZONE,
  @JsonProperty("age")
  AGE,
  /** Those that share a tight PodDisruptionBudget are put apart; the other keys order the rest. */
  @JsonProperty("budgets")
  BUDGETS
}
