package dev.pawl.workflows;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** How activities are called: the same patience for each, and a summary for the Web UI. */
final class Steps {

  /** A worker that dies is noticed after this long; its step is then done again elsewhere. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** A hold may stand for days; what is dead is found by its heartbeat, not by this. */
  private static final Duration LONGEST_STEP = Duration.ofDays(90);

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(5))
          .build();

  private Steps() {}

  /** A stub whose next call is shown with that summary. */
  static <T> T stub(Class<T> activities, String summary) {
    return Workflow.newActivityStub(
        activities,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(LONGEST_STEP)
            .setHeartbeatTimeout(HEARTBEAT)
            .setRetryOptions(RETRIES)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setSummary(summary)
            .build());
  }

  /** Whether a step ended because it was called off, not because it failed. */
  static boolean calledOff(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  /**
   * How long a wait until an instant is. A second at least: a worker whose clock is behind would
   * say at once that it is not time yet, and be asked again and again.
   */
  static Duration until(Instant instant) {
    Duration left = Duration.between(now(), instant);
    return left.compareTo(A_SECOND) < 0 ? A_SECOND : left;
  }

  /** The workflow's clock: the same at a replay. */
  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
