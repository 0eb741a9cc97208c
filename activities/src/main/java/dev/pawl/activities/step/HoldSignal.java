package dev.pawl.activities.step;

import dev.pawl.workflows.message.HoldReceiver;
import dev.pawl.workflows.message.StepHold;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowNotFoundException;

/** Word from an activity to the workflow that called it. */
final class HoldSignal {

  private HoldSignal() {}

  /**
   * Sends it to whatever run the workflow is in by now; a workflow that has ended needs no word.
   */
  static void send(ActivityExecutionContext activity, StepHold hold) {
    try {
      activity
          .getWorkflowClient()
          .newUntypedWorkflowStub(activity.getInfo().getWorkflowId())
          .signal(HoldReceiver.REPORT_HOLD, hold);
    } catch (WorkflowNotFoundException e) {
      // Nobody is left to be told.
    }
  }
}
