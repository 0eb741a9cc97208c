package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.failure.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions.Func1;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The user's own commands: tried three times before they count as failed (design §6). */
final class UserCommand {

  private static final int TRIES = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private UserCommand() {}

  /**
   * What the command said, at the first attempt that succeeds.
   *
   * @param run is given the attempt, from 1
   */
  static <T> T run(Func1<Integer, T> run) {
    for (int attempt = 1; ; attempt++) {
      try {
        return run.apply(attempt);
      } catch (ActivityFailure failure) {
        if (attempt == TRIES || !commandFailed(failure)) {
          throw failure;
        }
        Workflow.sleep(BETWEEN);
      }
    }
  }

  /** Only the command itself is counted: other failures have retries of their own. */
  private static boolean commandFailed(ActivityFailure failure) {
    return !Steps.calledOff(failure)
        && StepFailure.holdOf(failure, "").code() == HoldCode.EXEC_FAILED;
  }
}
