package dev.pawl.activities;

import dev.pawl.planner.hold.Hold;
import io.temporal.failure.ApplicationFailure;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a step that fails for good says. */
public final class Failures {

  private Failures() {}

  /** The hold that the workflow would make of it. */
  public static Hold holdOf(ThrowingCallable step) {
    ApplicationFailure failure = Assertions.catchThrowableOfType(ApplicationFailure.class, step);
    Assertions.assertThat(failure).as("the step fails for good").isNotNull();
    Assertions.assertThat(failure.isNonRetryable()).isTrue();
    return failure.getDetails().get(Hold.class);
  }
}
