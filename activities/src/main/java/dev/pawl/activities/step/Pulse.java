package dev.pawl.activities.step;

import dev.pawl.planner.hold.Hold;
import java.time.Duration;
import java.util.Optional;

/**
 * A running step's tie to the workflow that called it: it says that the step is alive, hears that
 * it shall stop, and tells why it waits. Heartbeats go out in the background every second while it
 * is open, so that an API call that hangs does not lose the activity.
 */
public interface Pulse extends AutoCloseable {

  /**
   * Returns at once while the step may go on.
   *
   * @throws io.temporal.client.ActivityCompletionException when it was cancelled, or its worker
   *     shuts down; to be passed on untouched
   */
  void check();

  /**
   * Says why the step waits. The workflow hears of it once it has stood for some seconds; saying
   * the same again costs nothing.
   */
  void hold(Hold hold);

  /** Says why the step waits, without delay. */
  void holdNow(Hold hold);

  /** The step moves again: takes back what was said. */
  void moving();

  /**
   * Waits until {@link #wake} is called or the time is over. A wake since the last pause counts: it
   * returns at once.
   *
   * @throws io.temporal.client.ActivityCompletionException as {@link #check}
   */
  void pause(Duration atMost);

  /** Ends a pause; may be called from any thread, such as a watch's. */
  void wake();

  /** Keeps something for the next attempt, in the heartbeats. Small; no secrets. */
  <T> void note(T details);

  /** What was noted last, by this attempt or the one before. */
  <T> Optional<T> noted(Class<T> type);

  /** Ends the heartbeats and takes back a hold that the workflow was told of. */
  @Override
  void close();
}
