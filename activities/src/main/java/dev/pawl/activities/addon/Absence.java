package dev.pawl.activities.addon;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How long each of an addon's workloads was away: none of its pods available. Only one that was
 * there at first can be away; what is new is not.
 */
final class Absence {

  private final Set<String> watched = new HashSet<>();
  private final Map<String, Instant> since = new HashMap<>();
  private final Map<String, Duration> away = new HashMap<>();

  /** The first look at a workload decides whether it is watched. */
  void begin(String workload, boolean available) {
    if (available) {
      watched.add(workload);
    }
  }

  boolean watches(String workload) {
    return watched.contains(workload);
  }

  /** A later look. */
  void look(String workload, boolean available, Instant now) {
    if (!watches(workload)) {
      return;
    }
    if (!available) {
      since.putIfAbsent(workload, now);
    } else if (since.containsKey(workload)) {
      away.merge(workload, Duration.between(since.remove(workload), now), Duration::plus);
    }
  }

  /** Of the one that was away longest, until now; zero where none was. */
  Duration longest(Instant now) {
    Duration longest = Duration.ZERO;
    for (String workload : watched) {
      Duration one = away.getOrDefault(workload, Duration.ZERO);
      Instant begun = since.get(workload);
      Duration all = begun == null ? one : one.plus(Duration.between(begun, now));
      longest = all.compareTo(longest) > 0 ? all : longest;
    }
    return longest;
  }
}
