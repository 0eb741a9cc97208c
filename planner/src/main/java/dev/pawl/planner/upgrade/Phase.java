package dev.pawl.planner.upgrade;

import com.fasterxml.jackson.annotation.JsonValue;

/** The parts of a hop, in their order. */
public enum Phase {
  PREFLIGHT("preflight"),
  ADDONS_BEFORE("addonsBefore"),
  CONTROL_PLANE("controlPlane"),
  ADDONS_AFTER("addonsAfter"),
  POOLS("pools"),
  VERIFY("verify");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }
}
