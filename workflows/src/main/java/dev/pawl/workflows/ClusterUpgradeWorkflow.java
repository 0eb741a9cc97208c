package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.ConcurrencyOrder;
import dev.pawl.workflows.message.HoldReceiver;
import dev.pawl.workflows.message.PoolReport;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One upgrade of one cluster. Its workflow id is the lock on the cluster. */
@WorkflowInterface
public interface ClusterUpgradeWorkflow extends HoldReceiver {

  /** Two contexts of one cluster have the same id: the second start is refused. */
  static String idFor(String clusterUid) {
    return "upgrade/" + clusterUid;
  }

  /** The id of the workflow of one of its pools. */
  static String idFor(String clusterUid, String pool) {
    return idFor(clusterUid) + "/" + pool;
  }

  @WorkflowMethod
  UpgradeStatus run(Start start);

  @SignalMethod(description = "Begin no new step; running drains stop")
  void pause(Actor by);

  @SignalMethod(description = "Go on after a pause")
  void resume(Actor by);

  @SignalMethod(description = "A pool's state has changed")
  void poolChanged(PoolReport report);

  @UpdateMethod(description = "Finish what is half done, then stop")
  void abort(Actor by);

  @UpdateValidatorMethod(updateName = "abort")
  void validateAbort(Actor by);

  @UpdateMethod(description = "Go on where a person is asked")
  void approve(StepOrder order);

  @UpdateValidatorMethod(updateName = "approve")
  void validateApprove(StepOrder order);

  @UpdateMethod(description = "Try a held step again")
  void retry(StepOrder order);

  @UpdateValidatorMethod(updateName = "retry")
  void validateRetry(StepOrder order);

  @UpdateMethod(description = "Go on without a held step")
  void skip(StepOrder order);

  @UpdateValidatorMethod(updateName = "skip")
  void validateSkip(StepOrder order);

  @UpdateMethod(description = "Have more, or fewer, nodes of a pool under way at once")
  PoolConcurrency concurrency(ConcurrencyOrder order);

  @UpdateValidatorMethod(updateName = "concurrency")
  void validateConcurrency(ConcurrencyOrder order);

  @UpdateMethod(description = "Take back what was done, as far as rollback.scope says")
  void rollback(Actor by);

  @UpdateValidatorMethod(updateName = "rollback")
  void validateRollback(Actor by);

  @QueryMethod(description = "Where the upgrade stands")
  UpgradeStatus status();

  /**
   * What an upgrade is started with.
   *
   * @param plan as it was shown to the person who started it
   * @param startedBy as {@code user@host}
   * @param temporal address and namespace, for the Lease in the cluster
   */
  record Start(
      UpgradeRef upgrade, UpgradeSpec spec, Plan plan, String startedBy, String temporal) {}
}
