package dev.pawl.activities.step;

import dev.pawl.planner.hold.Hold;
import io.temporal.client.ActivityCanceledException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A pulse without Temporal: keeps what was said, waits in real time, can be cancelled. */
public final class FakePulse implements Pulse {

  /** What a step did with its pulse, in order; null stands for "moving again". */
  public final List<Hold> said = new CopyOnWriteArrayList<>();

  private final Semaphore wakes = new Semaphore(0);
  private volatile Hold holding;
  private volatile boolean cancelled;
  private volatile boolean closed;
  private volatile Object note;
  private volatile String step = "";
  private volatile int pauses;
  private volatile Duration lastPause = Duration.ZERO;
  private volatile Runnable onPause = () -> {};

  /** Runs at every pause, before it; for tests that change the world while a step waits. */
  public FakePulse onPause(Runnable action) {
    onPause = action;
    return this;
  }

  public void cancel() {
    cancelled = true;
    wakes.release();
  }

  /** The same pulse for another step; what was noted belongs to its step. */
  public FakePulse at(String nextStep) {
    if (!nextStep.equals(step)) {
      note = null;
    }
    step = nextStep;
    return this;
  }

  /** As the pulse of the next attempt: not cancelled, nothing happens at a pause. */
  public void revive() {
    cancelled = false;
    onPause = () -> {};
    wakes.drainPermits();
  }

  /** The hold that stands, or null. */
  public Hold holding() {
    return holding;
  }

  public boolean closed() {
    return closed;
  }

  public int pauses() {
    return pauses;
  }

  /** How long the step wanted to wait, at most, the last time it did. */
  public Duration lastPause() {
    return lastPause;
  }

  @Override
  public void check() {
    if (cancelled) {
      throw new ActivityCanceledException();
    }
  }

  @Override
  public void hold(Hold hold) {
    if (!hold.equals(holding)) {
      said.add(hold);
    }
    holding = hold;
  }

  @Override
  public void holdNow(Hold hold) {
    hold(hold);
  }

  @Override
  public void moving() {
    if (holding != null) {
      said.add(null);
    }
    holding = null;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void pause(Duration atMost) {
    check();
    pauses++;
    lastPause = atMost;
    onPause.run();
    check();
    try {
      if (wakes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        wakes.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    check();
  }

  @Override
  public void wake() {
    wakes.release();
  }

  @Override
  public <T> void note(T details) {
    note = details;
  }

  @Override
  public <T> Optional<T> noted(Class<T> type) {
    return Optional.ofNullable(note).map(type::cast);
  }

  @Override
  public void close() {
    closed = true;
  }
}
