package dev.pawl.planner.predict;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a budget will do to the drains, the worst first. */
public enum Outlook {
  /** It can never let a pod go: somebody has to change it or its workload. */
  NEVER("never"),
  /** It lets none go as long as pods that it counts on are not healthy. */
  BLOCKED("blocked"),
  /** It makes drains wait until pods are back. */
  WAITS("waits"),
  /** It holds nothing up. */
  PASSES("passes");

  private final String label;

  Outlook(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }
}
