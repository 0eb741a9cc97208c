package dev.pawl.worker.metrics;

import dev.pawl.planner.hold.HoldCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Counts the steps of this worker. Outermost of the interceptors, so that it sees a failure as
 * Temporal will.
 *
 * <pre>
 * pawl_steps_running{step}             now
 * pawl_step_seconds{step,outcome}      one attempt: done | held | retry | stopped
 * pawl_step_held_total{code}           attempts that ended in a hold, by its code
 * </pre>
 *
 * Never tagged by cluster or node: a fleet has too many.
 */
public final class StepMeters extends WorkerInterceptorBase {

  /** How an attempt ended. */
  private enum Outcome {
    DONE,
    /** It became a hold. */
    HELD,
    /** It will be tried again. */
    RETRY,
    /** It was called off, or its worker stopped. */
    STOPPED;

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
  private final Map<String, Counter> held;

  public StepMeters(MeterRegistry registry) {
    this.registry = registry;
    // All there from the first scrape on: a rate over a series that begins at 1 shows nothing.
    this.held =
        Arrays.stream(HoldCode.values())
            .map(HoldCode::label)
            .collect(Collectors.toUnmodifiableMap(c -> c, this::heldCounter));
  }

  private Counter heldCounter(String code) {
    return Counter.builder("pawl.step.held")
        .description("Attempts of steps that ended in a hold")
        .tag("code", code)
        .register(registry);
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Counting(next);
  }

  private AtomicInteger runningOf(String step) {
    return running.computeIfAbsent(
        step,
        s -> {
          AtomicInteger count = new AtomicInteger();
          Gauge.builder("pawl.steps.running", count, AtomicInteger::get)
              .description("Steps that this worker is carrying out")
              .tag("step", s)
              .register(registry);
          return count;
        });
  }

  private void ended(String step, Outcome outcome, Timer.Sample time) {
    time.stop(
        Timer.builder("pawl.step")
            .description("How long attempts of steps took")
            .tag("step", step)
            .tag("outcome", outcome.tag())
            .register(registry));
  }

  private Outcome outcomeOf(RuntimeException e) {
    if (e instanceof ActivityCompletionException) {
      return Outcome.STOPPED;
    }
    // A failure that is tried again may carry the code of the hold it would become.
    if (e instanceof ApplicationFailure failure
        && failure.isNonRetryable()
        && held.containsKey(failure.getType())) {
      held.get(failure.getType()).increment();
      return Outcome.HELD;
    }
    return Outcome.RETRY;
  }

  private final class Counting extends ActivityInboundCallsInterceptorBase {

    private ActivityExecutionContext context;

    Counting(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    /** The thread's own context is set by the innermost interceptor only. */
    @Override
    public void init(ActivityExecutionContext activity) {
      context = activity;
      super.init(activity);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      String step = context.getInfo().getActivityType();
      AtomicInteger now = runningOf(step);
      Timer.Sample time = Timer.start(registry);
      Outcome outcome = Outcome.RETRY;
      now.incrementAndGet();
      try {
        ActivityOutput output = super.execute(input);
        outcome = Outcome.DONE;
        return output;
      } catch (RuntimeException e) {
        outcome = outcomeOf(e);
        throw e;
      } finally {
        now.decrementAndGet();
        ended(step, outcome, time);
      }
    }
  }
}
