package dev.pawl.planner.check;

import com.fasterxml.jackson.annotation.JsonValue;

/** When a check is run. */
public enum Stage {
  /** Before anything is changed; by {@code pawl check}. */
  BEFORE_ALL("before all"),
  /** Right before a control plane is changed. */
  CONTROL_PLANE("control plane"),
  /** Right before a pool turns over: cheap ones only. */
  POOL("pool"),
  /** Right before a node is drained: the cheapest only. */
  NODE("node"),
  /** At the end, compared with what was found before. */
  AFTER("after");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  @Override
  @JsonValue
  public String toString() {
    return words;
  }
}
