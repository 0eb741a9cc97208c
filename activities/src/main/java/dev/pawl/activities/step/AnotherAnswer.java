package dev.pawl.activities.step;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks again and again until the answer is another. It is inside an activity that this waits: asked
 * by a workflow, each question would be in its history.
 */
public final class AnotherAnswer {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private AnotherAnswer() {}

  /**
   * Returns once it is.
   *
   * @throws io.temporal.client.ActivityCompletionException as {@link Pulse#check}
   */
  public static <T> void await(Supplier<T> question, T known, Pulse pulse) {
    do {
      pulse.pause(LOOK_AGAIN);
    } while (question.get().equals(known));
  }
}
