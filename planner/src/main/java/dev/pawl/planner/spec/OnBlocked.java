package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a drain that is still blocked at its timeout. */
public enum OnBlocked {
  /** It goes on, and a person is told. */
  @JsonProperty("hold")
  HOLD,
  /** The node stays cordoned and is labelled, and the pool goes on without it. */
  @JsonProperty("quarantine")
  QUARANTINE,
  /** Pods that a budget keeps are deleted, each only where {@link ForceGuards} let it go. */
  @JsonProperty("force")
  FORCE
}
