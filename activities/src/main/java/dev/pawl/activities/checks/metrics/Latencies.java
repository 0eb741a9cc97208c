package dev.pawl.activities.checks.metrics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long requests took, as a histogram.
 *
 * @param within how many took at most so many seconds
 */
public record Latencies(NavigableMap<Double, Long> within) {

  public Latencies {
    within = new TreeMap<>(within);
  }

  /** Those of a histogram's buckets, summed up by their bounds. */
  static Latencies of(Map<Double, Double> buckets) {
    NavigableMap<Double, Long> within = new TreeMap<>();
    buckets.forEach((bound, count) -> within.put(bound, Math.round(count)));
    return new Latencies(within);
  }

  public long requests() {
    return within.isEmpty() ? 0 : within.lastEntry().getValue();
  }

  /** The bound, in seconds, under which that share of the requests stayed; 0 without requests. */
  public double bound(double share) {
    double wanted = share * requests();
    return within.entrySet().stream()
        .filter(e -> e.getValue() >= wanted)
        .mapToDouble(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }
}
