package dev.pawl.planner.graph;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a risk applies to a cluster; the worst first. */
public enum RiskVerdict {
  @JsonProperty("applies")
  APPLIES,
  /** It could not be found out. Counts as if it applied: a doubt is no permission. */
  @JsonProperty("unknown")
  UNKNOWN,
  @JsonProperty("doesNotApply")
  DOES_NOT_APPLY;

  /** Whether it stands in the way until its name is accepted. */
  public boolean counts() {
    return this != DOES_NOT_APPLY;
  }

  RiskVerdict orWorse(RiskVerdict other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
