package dev.pawl.activities.step;

import dev.pawl.planner.hold.Hold;
import java.time.Duration;
import java.util.Optional;

/** For whoever only looks, and has no workflow behind it: nobody listens, and nobody calls off. */
public final class NoPulse implements Pulse {

  private final WakeUp wakeUp = new WakeUp();

  @Override
  public void check() {
    // It may always go on.
  }

  @Override
  public void hold(Hold hold) {
    // Nobody is told.
  }

  @Override
  public void holdNow(Hold hold) {
    // Nobody is told.
  }

  @Override
  public void moving() {
    // Nobody is told.
  }

  @Override
  public void pause(Duration atMost) {
    wakeUp.await(atMost);
  }

  @Override
  public void wake() {
    wakeUp.wake();
  }

  @Override
  public <T> void note(T details) {
    // There is no next attempt.
  }

  @Override
  public <T> Optional<T> noted(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
