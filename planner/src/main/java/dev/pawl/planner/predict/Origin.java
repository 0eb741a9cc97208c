package dev.pawl.planner.predict;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where the time of a step comes from. */
public enum Origin {
  /** Pawl's own assumption, for want of anything better: {@link StepTimes#stated()}. */
  STATED("stated"),
  /** Written by the user. */
  DECLARED("declared"),
  /** Taken from steps that have ended, of this upgrade or earlier ones. */
  MEASURED("measured");

  private final String label;

  Origin(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }
}
