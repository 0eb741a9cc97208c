package dev.pawl.workflows.failure;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * How a step that failed for good says why: an {@link ApplicationFailure} whose type is the code of
 * the hold it becomes and whose only detail is that hold. Everything else that a step throws is
 * retried.
 */
public final class StepFailure {

  private StepFailure() {}

  /** The failure to throw from an activity. */
  public static ApplicationFailure of(Hold hold) {
    return ApplicationFailure.newBuilder()
        .setMessage(hold.message())
        .setType(hold.code().label())
        .setNonRetryable(true)
        .setDetails(hold)
        .build();
  }

  /**
   * The failure to throw from an activity whose attempt is to be repeated. The hold is shown once
   * that has lasted for several attempts.
   */
  public static ApplicationFailure passing(Hold hold) {
    return ApplicationFailure.newBuilder()
        .setMessage(hold.message())
        .setType(hold.code().label())
        .setDetails(hold)
        .build();
  }

  /** The hold a failed activity becomes. */
  public static Hold holdOf(ActivityFailure failure, String step) {
    return told(failure)
        .orElseGet(() -> new Hold(HoldCode.STEP_FAILED, step + " failed: " + rootMessage(failure)));
  }

  private static Optional<Hold> told(ActivityFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure cause
        && cause.getDetails().getSize() > 0) {
      return Optional.ofNullable(cause.getDetails().get(Hold.class));
    }
    return Optional.empty();
  }

  private static String rootMessage(Throwable failure) {
    Throwable t = failure;
    while (t.getCause() != null) {
      t = t.getCause();
    }
    return t instanceof ApplicationFailure a ? a.getOriginalMessage() : t.getMessage();
  }
}
