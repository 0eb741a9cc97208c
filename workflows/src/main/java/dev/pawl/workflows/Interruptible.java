package dev.pawl.workflows;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;

/** Calls an activity that gives way where something else comes first. */
final class Interruptible {

  private Interruptible() {}

  /**
   * Its result.
   *
   * @throws CalledOff where it gave way
   * @throws ActivityFailure where it failed
   */
  static <T> T call(Func<T> activity, Supplier<Boolean> interrupted) {
    Call<T> call = new Call<>();
    CancellationScope scope =
        Workflow.newCancellationScope(() -> call.result = Async.function(activity));
    scope.run();
    Workflow.await(() -> call.result.isCompleted() || interrupted.get());
    if (!call.result.isCompleted()) {
      scope.cancel();
    }
    try {
      return call.result.get();
    } catch (ActivityFailure failure) {
      throw Steps.calledOff(failure) ? new CalledOff() : failure;
    }
  }

  /** Where the scope leaves the promise that it began. */
  private static final class Call<T> {
    private Promise<T> result;
  }
}
