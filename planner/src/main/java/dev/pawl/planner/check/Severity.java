package dev.pawl.planner.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad it is; the worst comes first. */
public enum Severity {
  /** An upgrade must not start, or go on. */
  BLOCK,
  /** It may go on; somebody should know. */
  WARN,
  /** Good to know. */
  INFO;

  /** The worse of two. */
  public Severity worse(Severity other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  @JsonValue
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
