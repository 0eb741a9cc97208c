package dev.pawl.simulator.control;

import java.time.Duration;

/**
 * How long things take, in simulated time.
 *
 * @param boot from the creation of a node to Ready
 * @param bootJitter share of {@code boot} by which it varies to both sides, 0 to 1
 * @param podStart from the binding of a pod to Ready
 * @param podEnd from the deletion of a pod to its end, if its grace period allows that long
 */
public record Timing(Duration boot, double bootJitter, Duration podStart, Duration podEnd) {
  public Timing {
    if (bootJitter < 0 || bootJitter > 1) {
      throw new IllegalArgumentException("bootJitter must be from 0 to 1, not " + bootJitter);
    }
  }
}
