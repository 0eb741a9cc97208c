package dev.pawl.planner.window;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which steps may run.
 *
 * @param start the first instant in it
 * @param end the first instant after it; {@link Instant#MAX} where it never closes
 */
public record Opening(Instant start, Instant end) {

  public Opening {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(start + " is not before " + end);
    }
  }

  public boolean contains(Instant t) {
    return !t.isBefore(start) && t.isBefore(end);
  }

  /** Whether it never closes, as far as anybody looked. */
  public boolean endless() {
    return end.equals(Instant.MAX);
  }

  /** Real elapsed time, whatever clocks on the wall do meanwhile. */
  public Duration length() {
    return Duration.between(start, end);
  }
}
