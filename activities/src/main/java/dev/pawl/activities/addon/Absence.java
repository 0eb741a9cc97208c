package dev.pawl.activities.addon;

import dev.pawl.activities.kube.ObjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * How long a workload was away: none of its pods available. It is kept from attempt to attempt, so
 * that instants may be of another worker's clock.
 *
 * @param past how long in all before it came back last
 * @param since when it was first seen to be away; null while it is available
 */
record Absence(ObjectName workload, Duration past, Instant since) {

  /** Of one that is available. */
  static Absence none(ObjectName workload) {
    return new Absence(workload, Duration.ZERO, null);
  }

  /** Of the one that was away longest, until now; empty where none is watched. */
  static Optional<Duration> longest(Collection<Absence> all, Instant now) {
    return all.stream().map(a -> a.until(now)).max(Duration::compareTo);
  }

  /** After another look; between two looks it is as it was at the first of them. */
  Absence looked(boolean available, Instant now) {
    if (available) {
      return new Absence(workload, until(now), null);
    }
    return new Absence(workload, past, since == null ? now : since);
  }

  /** In all, until now. */
  Duration until(Instant now) {
    // A clock that is behind the one of the worker before takes nothing away.
    return since == null || now.isBefore(since) ? past : past.plus(Duration.between(since, now));
  }
}
