package dev.pawl.planner.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several windows together: open whenever one of them is. Openings that overlap or touch are one.
 * Without any window it is always open.
 */
public record Windows(List<Window> all) {

  /** How far a search goes: ten years hold every leap day and every rule somebody waits for. */
  public static final Duration SEARCH = Duration.ofDays(3653);

  private static final Duration FIRST_LOOK = Duration.ofDays(16);
  private static final int WIDER = 4;

  public Windows {
    all = List.copyOf(all);
  }

  /** No windows: steps may start at any time. */
  public static Windows none() {
    return new Windows(List.of());
  }

  /**
   * Those that were written.
   *
   * @throws IllegalArgumentException where one cannot be read; the reader of specs has seen to that
   */
  public static Windows read(List<WindowText> written) {
    return new Windows(written.stream().map(Windows::good).toList());
  }

  private static Window good(WindowText text) {
    WindowReading reading = text.read();
    if (reading instanceof WindowReading.Good good) {
      return good.window();
    }
    throw new IllegalArgumentException("no window: " + text);
  }

  /**
   * The windows that hold for a pool: its own where some name it, else those that name no pool. A
   * pool with neither may go at any time (S4.1).
   */
  public Windows forPool(String pool) {
    List<Window> own = all.stream().filter(w -> w.pools().contains(pool)).toList();
    return own.isEmpty() ? shared() : new Windows(own);
  }

  /** The windows that name no pool: they hold for the control plane and the addons. */
  public Windows shared() {
    return new Windows(all.stream().filter(w -> w.pools().isEmpty()).toList());
  }

  /** Whether there is no window, and so no limit. */
  public boolean always() {
    return all.isEmpty();
  }

  /** Whether steps may run at an instant. */
  public boolean isOpen(Instant t) {
    return next(t).filter(o -> o.contains(t)).isPresent();
  }

  /** When it closes, if it is open at an instant and closes at all. */
  public Optional<Instant> closes(Instant t) {
    return next(t).filter(o -> o.contains(t) && !o.endless()).map(Opening::end);
  }

  /**
   * The time that is open from an instant on, or else the next that opens after it; empty where
   * none does within {@link #SEARCH}.
   */
  public Optional<Opening> next(Instant t) {
    return first(t, Duration.ZERO);
  }

  /**
   * The first time from an instant on that is open for at least so long; empty where there is none
   * within {@link #SEARCH}. One that began before counts from the instant on.
   */
  public Optional<Opening> first(Instant t, Duration atLeast) {
    if (always()) {
      return Optional.of(new Opening(t, Instant.MAX));
    }
    for (Duration look = FIRST_LOOK; look.compareTo(SEARCH) < 0; look = look.multipliedBy(WIDER)) {
      Instant to = t.plus(look);
      // what reaches the edge of this look goes on beyond it
      Optional<Opening> found =
          between(t, to).stream()
              .filter(o -> o.end().isBefore(to) && o.length().compareTo(atLeast) >= 0)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    Instant horizon = t.plus(SEARCH);
    return between(t, horizon).stream()
        .map(o -> o.end().isBefore(horizon) ? o : beyond(o, t))
        .filter(o -> o.length().compareTo(atLeast) >= 0)
        .findFirst();
  }

  private Opening beyond(Opening cut, Instant t) {
    return cut.start().equals(t) ? new Opening(t, Instant.MAX) : next(cut.start()).orElseThrow();
  }

  /** The open times between two instants, merged, in order, cut at both. */
  public List<Opening> between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return List.of();
    }
    if (always()) {
      return List.of(new Opening(from, to));
    }
    List<Opening> merged = new ArrayList<>();
    all.stream()
        .flatMap(w -> w.openings(from, to).stream())
        .map(o -> new Opening(max(o.start(), from), min(o.end(), to)))
        .sorted(Comparator.comparing(Opening::start))
        .forEach(o -> merge(merged, o));
    return List.copyOf(merged);
  }

  private static void merge(List<Opening> merged, Opening next) {
    Opening last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
    if (last == null || last.end().isBefore(next.start())) {
      merged.add(next);
    } else {
      merged.set(merged.size() - 1, new Opening(last.start(), max(last.end(), next.end())));
    }
  }

  /** In which zone to show times to people: the first window's. */
  ZoneId zone() {
    return all.isEmpty() ? ZoneOffset.UTC : all.get(0).zone();
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
