package dev.pawl.planner.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of a check. What could not be looked at is never called good. */
public enum Outcome {
  FAIL,
  UNKNOWN,
  PASS;

  @Override
  @JsonValue
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
