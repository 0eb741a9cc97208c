package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a field of an addon that another field manager owns and that shall change. */
public enum OnConflict {
  /** It stays, and the step is held: the hold names field and manager. */
  @JsonProperty("hold")
  HOLD,

  /** It becomes Pawl's, as with {@code kubectl apply --server-side --force-conflicts}. */
  @JsonProperty("take")
  TAKE
}
