package dev.pawl.testbed;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, never for a time. */
final class Await {
  private static final long PAUSE_MILLIS = 50;

  private Await() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws TestbedException naming what was waited for, when it does not hold within {@code limit}
   */
  static void until(String what, Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new TestbedException("not within " + limit.toSeconds() + " s: " + what);
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TestbedException("interrupted while waiting: " + what, e);
      }
    }
  }
}
