package dev.pawl.activities.step;

import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.kube.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.workflows.failure.StepFailure;
import dev.pawl.workflows.message.StepHold;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of every activity's error what happens next: an attempt that is repeated, or a hold. The
 * original error goes to the log; what goes into the history is a sentence.
 */
public final class FailureInterceptor extends WorkerInterceptorBase {

  private static final Logger log = LoggerFactory.getLogger(FailureInterceptor.class);

  /** From this attempt on the workflow is told why the step is tried again and again. */
  private static final int TELL_FROM_ATTEMPT = 3;

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Classified(next);
  }

  private static final class Classified extends ActivityInboundCallsInterceptorBase {

    private ActivityExecutionContext activity;

    Classified(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      activity = context;
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      try {
        return super.execute(input);
      } catch (ActivityCompletionException e) {
        throw e;
      } catch (ApplicationFailure e) {
        if (!e.isNonRetryable() && e.getDetails().getSize() > 0) {
          tell(e.getDetails().get(Hold.class), stepOf(input));
        }
        throw e;
      } catch (RuntimeException e) {
        Verdict verdict = ErrorClassifier.classify(e).orElse(null);
        if (verdict == null) {
          throw e;
        }
        throw failure(verdict, stepOf(input), e);
      }
    }

    private ApplicationFailure failure(Verdict verdict, String step, RuntimeException cause) {
      log.atInfo()
          .addKeyValue("step", step)
          .addKeyValue("attempt", activity.getInfo().getAttempt())
          .addKeyValue("cause", verdict.hold().message())
          .log("a step met an error of the cluster's API");
      log.atDebug().setCause(cause).log("the error");
      if (verdict instanceof Verdict.Retry retry) {
        tell(retry.hold(), step);
        return ApplicationFailure.newBuilder()
            .setType(retry.hold().code().label())
            .setMessage(retry.hold().message())
            .setDetails(retry.hold())
            .setNextRetryDelay(retry.after())
            .build();
      }
      return StepFailure.of(verdict.hold());
    }

    private void tell(Hold hold, String step) {
      // Each telling is an event in the history: not at every attempt of a long outage.
      int attempt = activity.getInfo().getAttempt();
      if (attempt < TELL_FROM_ATTEMPT || Integer.bitCount(attempt - TELL_FROM_ATTEMPT + 1) != 1) {
        return;
      }
      try {
        HoldSignal.send(activity, new StepHold(step, hold));
      } catch (RuntimeException e) {
        log.atWarn().addKeyValue("step", step).log("the workflow could not be told of the error");
      }
    }

    private String stepOf(ActivityInput input) {
      Object[] arguments = input.getArguments();
      return StepName.of(
          activity.getInfo().getActivityType(), arguments.length == 0 ? null : arguments[0]);
    }
  }
}
