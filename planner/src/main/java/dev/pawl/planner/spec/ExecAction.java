package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an exec command is asked to do: the word in its input document. */
public enum ExecAction {
  @JsonProperty("upgrade")
  UPGRADE,
  @JsonProperty("rollback")
  ROLLBACK,
  @JsonProperty("finalise")
  FINALISE,
  @JsonProperty("snapshot")
  SNAPSHOT
}
