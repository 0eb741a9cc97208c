package dev.pawl.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * When what is being watched has been watched long enough. It counts from the beginning: neither a
 * pause nor a history that is continued as new starts it anew.
 */
final class Soaks {

  private final Map<String, Instant> ends;

  Soaks(Map<String, Instant> ends) {
    this.ends = new TreeMap<>(ends);
  }

  /** The end of one that has begun, or begins now. */
  Instant end(String what, Duration length, Instant now) {
    return ends.computeIfAbsent(what, w -> now.plus(length));
  }

  /** It is not asked about again. */
  void forget(String what) {
    ends.remove(what);
  }

  Map<String, Instant> all() {
    return Map.copyOf(ends);
  }
}
