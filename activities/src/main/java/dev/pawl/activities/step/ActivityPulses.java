package dev.pawl.activities.step;

import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Pulses of Temporal activities. */
public final class ActivityPulses implements Pulses, AutoCloseable {

  /** Heartbeats are short; several threads, so that one that hangs does not stop the others. */
  private static final int THREADS = 4;

  private final Clock clock;
  private final ScheduledExecutorService background;

  public ActivityPulses(Clock clock) {
    this.clock = clock;
    AtomicInteger count = new AtomicInteger();
    this.background =
        Executors.newScheduledThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "pulse-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Pulse open(String step) {
    return new ActivityPulse(step, Activity.getExecutionContext(), clock, background);
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
