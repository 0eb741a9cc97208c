package dev.pawl.activities.kube;

import dev.pawl.planner.hold.Hold;
import java.time.Duration;

/** What an error means for the step that met it. */
public sealed interface Verdict {

  /** What status says of it. */
  Hold hold();

  /**
   * It passes by itself: try again.
   *
   * @param hold shown once it has lasted for several attempts
   * @param after what the server asked for; null for as soon as the retry policy likes
   */
  record Retry(Hold hold, Duration after) implements Verdict {}

  /** It stays until a person changes something. */
  record Stop(Hold hold) implements Verdict {}
}
