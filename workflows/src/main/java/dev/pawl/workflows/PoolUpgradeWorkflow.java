package dev.pawl.workflows;

import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.HoldReceiver;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The turnover of one pool. Cancelling it means abort as well; but a cancelled workflow has no
 * result, so its upgrade asks by signal.
 */
@WorkflowInterface
public interface PoolUpgradeWorkflow extends HoldReceiver {

  @WorkflowMethod
  PoolStatus run(PoolInput input);

  @SignalMethod(description = "Begin no new step; running drains stop")
  void pause(Actor by);

  @SignalMethod(description = "Go on after a pause")
  void resume(Actor by);

  @SignalMethod(description = "Finish what is half done, then stop")
  void abort(Actor by);

  @SignalMethod(description = "Bring the pool back to the version it had")
  void rollBack(Actor by);

  /** Its upgrade has made sure that the pool can go on with it. */
  @SignalMethod(description = "Other numbers of nodes under way at once, from the next look on")
  void setConcurrency(PoolConcurrency next);

  @UpdateMethod(description = "Go on where a person is asked")
  void approve(StepOrder order);

  @UpdateValidatorMethod(updateName = "approve")
  void validateApprove(StepOrder order);

  @UpdateMethod(description = "Try a held step again")
  void retry(StepOrder order);

  @UpdateValidatorMethod(updateName = "retry")
  void validateRetry(StepOrder order);

  @UpdateMethod(description = "Leave a held node as it is and go on")
  void skip(StepOrder order);

  @UpdateValidatorMethod(updateName = "skip")
  void validateSkip(StepOrder order);

  @QueryMethod(description = "Where the pool stands")
  PoolStatus status();
}
