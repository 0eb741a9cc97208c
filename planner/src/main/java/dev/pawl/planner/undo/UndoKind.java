package dev.pawl.planner.undo;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a step can be taken back. */
public enum UndoKind {
  @JsonProperty("reversible")
  REVERSIBLE,
  @JsonProperty("lossy")
  LOSSY,
  @JsonProperty("irreversible")
  IRREVERSIBLE
}
