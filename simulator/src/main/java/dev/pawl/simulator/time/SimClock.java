package dev.pawl.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of the simulated cluster. Timestamps of objects, boot times and grace periods are in it;
 * HTTP timeouts are not.
 */
public sealed interface SimClock {

  /** Now, in simulated time. */
  Instant now();

  /** Wall nanoseconds until {@code due}; 0 when it has come, Long.MAX_VALUE when nobody can say. */
  long wallNanosUntil(Instant due);

  /** Calls {@code listener} whenever time jumps. */
  void onJump(Runnable listener);

  /**
   * Simulated time that runs {@code factor} times faster than the wall's, from the wall's now.
   *
   * @throws IllegalArgumentException unless the factor is positive
   */
  static SimClock scaled(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a clock's factor must be positive, not " + factor);
    }
    return new Scaled(Instant.now(), System.nanoTime(), factor);
  }

  /** Time that stands still until {@link Manual#advance}. */
  static Manual manual(Instant start) {
    return new Manual(start);
  }

  /** Runs by itself. */
  record Scaled(Instant origin, long originNanos, double factor) implements SimClock {
    @Override
    public Instant now() {
      return origin.plusNanos((long) ((System.nanoTime() - originNanos) * factor));
    }

    @Override
    public long wallNanosUntil(Instant due) {
      return Math.max(0, (long) (Duration.between(now(), due).toNanos() / factor));
    }

    @Override
    public void onJump(Runnable listener) {
      // Scaled time never jumps.
    }
  }

  /** Moved by hand. */
  final class Manual implements SimClock {
    private final AtomicReference<Instant> now;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Manual(Instant start) {
      this.now = new AtomicReference<>(start);
    }

    /** Moves time forward and wakes whoever waits for it. */
    public void advance(Duration by) {
      if (by.isNegative()) {
        throw new IllegalArgumentException("time does not go back: " + by);
      }
      now.updateAndGet(instant -> instant.plus(by));
      listeners.forEach(Runnable::run);
    }

    @Override
    public Instant now() {
      return now.get();
    }

    @Override
    public long wallNanosUntil(Instant due) {
      return due.isAfter(now()) ? Long.MAX_VALUE : 0;
    }

    @Override
    public void onJump(Runnable listener) {
      listeners.add(listener);
    }
  }
}
