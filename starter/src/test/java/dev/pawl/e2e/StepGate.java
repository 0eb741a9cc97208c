package dev.pawl.e2e;

import dev.pawl.workflows.activity.CheckActivities.CheckRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Names what a worker begins, and keeps one of it at its start until it is let go: the boundary
 * between what was before it and itself.
 */
final class StepGate extends WorkerInterceptorBase {

  private static final Duration AT_MOST = Duration.ofMinutes(2);

  /** What a pool does more than once is numbered: a machine's name is not the same in each run. */
  private static final Set<String> NUMBERED = Set.of("decide", "surge", "drain", "remove");

  private final List<String> begun = new ArrayList<>();
  private Bar bar = new Bar("");

  private record Bar(String step, CountDownLatch reached, CountDownLatch opened) {
    Bar(String step) {
      this(step, new CountDownLatch(1), new CountDownLatch(1));
    }
  }

  /** Forgets what has begun, and keeps the first of this name. */
  synchronized void closeAt(String step) {
    begun.clear();
    bar = new Bar(step);
  }

  /** Lets go what is kept, or will be. */
  synchronized void open() {
    bar.opened().countDown();
  }

  synchronized boolean reached() {
    return bar.reached().getCount() == 0;
  }

  /** What has begun, in that order; what was tried again is there once. */
  synchronized List<String> begun() {
    return List.copyOf(begun);
  }

  private synchronized Bar begins(String name) {
    long before = begun.stream().filter(b -> b.startsWith(name + " ")).count();
    String numbered = NUMBERED.contains(name) ? name + " " + (before + 1) : name;
    begun.add(numbered);
    return bar.step().equals(numbered) ? bar : null;
  }

  private void pass(String name) {
    Bar kept = begins(name);
    if (kept == null) {
      return;
    }
    kept.reached().countDown();
    try {
      if (!kept.opened().await(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody let go of " + name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + name, e);
    }
  }

  private static String nameOf(String activity, Object[] arguments) {
    Object request = arguments.length == 0 ? null : arguments[0];
    if (request instanceof CheckRequest check) {
      return check.step();
    } else if (request instanceof ControlPlaneCommand command) {
      return "control plane " + command.action();
    }
    return activity.replaceAll("(?<!^)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Gated(next);
  }

  private final class Gated extends ActivityInboundCallsInterceptorBase {

    private ActivityExecutionContext activity;

    Gated(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      activity = context;
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      if (activity.getInfo().getAttempt() == 1) {
        pass(nameOf(activity.getInfo().getActivityType(), input.getArguments()));
      }
      return super.execute(input);
    }
  }
}
