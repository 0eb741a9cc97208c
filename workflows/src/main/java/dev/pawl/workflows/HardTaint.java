package dev.pawl.workflows;

import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.TaintStrength;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/**
 * Beside the turnover of a pool, where its strategy asks for it: one activity that lets nodes that
 * leave refuse pods while there is room elsewhere. Whatever else the pool comes to do (a pause, a
 * rest, the way back, an abort, its end), they take pods again first.
 */
final class HardTaint {

  private final PoolRef pool;
  private CancellationScope scope;
  private Promise<Void> kept;

  HardTaint(PoolRef pool) {
    this.pool = pool;
  }

  /** From now on; once a run, so that one that fails for good is not begun again and again. */
  void keep() {
    if (!wanted() || kept != null) {
      return;
    }
    PoolActivities activities =
        Steps.stub(PoolActivities.class, "refuse pods where there is room elsewhere");
    scope =
        Workflow.newCancellationScope(
            () -> kept = Async.procedure(activities::keepHardTaint, pool));
    scope.run();
  }

  /** Called off; what the nodes say stays, for the next run of the workflow to go on with. */
  void letGo() {
    if (kept == null) {
      return;
    }
    scope.cancel();
    try {
      kept.get();
    } catch (CanceledFailure calledOff) {
      // as it was meant
    } catch (ActivityFailure failure) {
      if (!Steps.calledOff(failure)) {
        Workflow.getLogger(HardTaint.class).warn("old nodes did not refuse pods", failure);
      }
    }
    kept = null;
  }

  /**
   * Called off, and pods may come again.
   *
   * @param goal what the pool did until now
   */
  void end(PoolGoal goal) {
    letGo();
    if (!wanted() || goal != PoolGoal.UPGRADE) {
      return;
    }
    try {
      Steps.stub(PoolActivities.class, "refuse no pods any more").softenTaint(pool);
    } catch (ActivityFailure failure) {
      Workflow.getLogger(HardTaint.class).warn("old nodes may still refuse pods", failure);
    }
  }

  private boolean wanted() {
    return pool.pool().strategy().taint() == TaintStrength.HARD;
  }
}
