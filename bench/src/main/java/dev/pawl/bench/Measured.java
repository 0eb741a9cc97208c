package dev.pawl.bench;

import java.util.Map;

/**
 * What one contender took.
 *
 * @param spanSeconds of {@code seconds}, from the first machine step to the end of the last:
 *     without the start of programs, the checks before and the verification after
 * @param pathSeconds the {@link CriticalPath} of this very run
 * @param peakSurge nodes above the pool's size, at most
 * @param actionsPerNode Temporal actions; null where there is no Temporal
 * @param writesPerNode requests that change something, evictions aside
 * @param requests to the apiserver, by verb and resource
 */
public record Measured(
    String contender,
    double seconds,
    double spanSeconds,
    double secondsPerNode,
    double pathSeconds,
    double movesPerPod,
    int peakSurge,
    double requestsPerNode,
    double writesPerNode,
    Double actionsPerNode,
    Map<String, Integer> requests) {

  /** Wall time over what it could have been. */
  public double ratio() {
    return seconds / pathSeconds;
  }

  /** The time between the first and the last machine step over what it could have been. */
  public double spanRatio() {
    return spanSeconds / pathSeconds;
  }

  /** What was lost between machine steps, over all nodes. */
  double overheadSeconds() {
    return seconds - pathSeconds;
  }
}
