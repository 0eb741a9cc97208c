package dev.pawl.activities.step;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A wait that somebody else can end; a wake that comes before the wait is not lost. */
final class WakeUp {

  private final Semaphore calls = new Semaphore(0);

  void wake() {
    calls.release();
  }

  void await(Duration atMost) {
    try {
      if (calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
