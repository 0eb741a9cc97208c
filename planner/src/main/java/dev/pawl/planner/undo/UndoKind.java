package dev.pawl.planner.undo;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a step can be taken back. */
public enum UndoKind {
  REVERSIBLE("reversible"),
  /** It can, but something is lost by it; the reason says what. */
  LOSSY("lossy"),
  IRREVERSIBLE("irreversible");

  private final String label;

  UndoKind(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }
}
