package dev.pawl.simulator.api;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The answered requests, newest last. The oldest are forgotten beyond a limit. */
public final class RequestLog {
  private static final int LIMIT = 200_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One request.
   *
   * @param code the HTTP status; 0 when the connection was cut
   * @param at simulated time of its arrival
   * @param wallNanos how long the answer took
   */
  public record Entry(RequestInfo request, int code, Instant at, long wallNanos) {}

  synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > LIMIT) {
      entries.removeFirst();
    }
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many requests match. */
  public synchronized long count(Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).count();
  }

  public synchronized void clear() {
    entries.clear();
  }
}
