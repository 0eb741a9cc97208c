package dev.pawl.starter.output;

import java.util.Locale;

/** What {@code -o} may be. */
public enum OutputFormat {
  /** For people. */
  TABLE,
  JSON,
  YAML;

  /** Whether standard output carries one document and nothing else. */
  public boolean document() {
    return this != TABLE;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
