package dev.pawl.workflows;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Functions.Func1;
import io.temporal.workflow.Functions.Proc;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/** Calls an activity that gives way where something else comes first. */
final class Interruptible {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private Interruptible() {}

  /**
   * Its result.
   *
   * @throws CalledOff where it gave way
   * @throws ActivityFailure where it failed
   */
  static <T> T call(Func<T> activity, Supplier<Boolean> interrupted) {
    return finish(() -> Async.function(activity), interrupted);
  }

  /** The same of a stub's own method: it is scheduled at once, not in a thread of its own. */
  static <A, T> T call(Func1<A, T> activity, A request, Supplier<Boolean> interrupted) {
    return finish(() -> Async.function(activity, request), interrupted);
  }

  private static <T> T finish(Supplier<Promise<T>> begin, Supplier<Boolean> interrupted) {
    Call<T> call = new Call<>();
    CancellationScope scope = Workflow.newCancellationScope(() -> call.result = begin.get());
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

  /**
   * Until an activity says that looking again is worth it, or something else comes first. Where it
   * fails, a moment: the look that follows says what is wrong.
   */
  static void await(Proc activity, Supplier<Boolean> interrupted) {
    try {
      call(
          () -> {
            activity.apply();
            return true;
          },
          interrupted);
    } catch (CalledOff gaveWay) {
      // Whoever waits looks at what came first.
    } catch (ActivityFailure failure) {
      Workflow.await(LOOK_AGAIN, interrupted);
    }
  }

  /** Where the scope leaves the promise that it began. */
  private static final class Call<T> {
    private Promise<T> result;
  }
}
