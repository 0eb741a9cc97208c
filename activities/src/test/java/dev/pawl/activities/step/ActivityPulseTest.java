package dev.pawl.activities.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.message.HoldReceiver;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class ActivityPulseTest {

  private static final String QUEUE = "test";
  private static final Hold HOLD = new Hold(HoldCode.BUDGET_BLOCKS, "one pod left");

  /** A note that outlives an attempt. */
  public record Note(int attempt) {}

  @ActivityInterface
  public interface Step {
    void waitForEver();

    int noteAndFailOnce();
  }

  public static final class StepImpl implements Step {
    private final Pulses pulses;

    StepImpl(Pulses pulses) {
      this.pulses = pulses;
    }

    @Override
    public void waitForEver() {
      try (Pulse pulse = pulses.open("drain/n1")) {
        pulse.holdNow(HOLD);
        while (true) {
          pulse.pause(Duration.ofHours(1));
        }
      }
    }

    @Override
    public int noteAndFailOnce() {
      try (Pulse pulse = pulses.open("drain/n1")) {
        Note before = pulse.noted(Note.class).orElse(null);
        if (before != null) {
          return before.attempt();
        }
        pulse.note(new Note(7));
        pulse.pause(Duration.ofMillis(2500));
        throw new IllegalStateException("the first attempt fails");
      }
    }
  }

  @WorkflowInterface
  public interface Caller extends HoldReceiver {
    @WorkflowMethod
    List<StepHold> cancelWhenHeld();
  }

  @WorkflowInterface
  public interface Noter {
    @WorkflowMethod
    int note();
  }

  private static Step stub() {
    return Workflow.newActivityStub(
        Step.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(5))
            .setHeartbeatTimeout(Duration.ofSeconds(3))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(
                RetryOptions.newBuilder().setInitialInterval(Duration.ofMillis(100)).build())
            .build());
  }

  public static final class CallerImpl implements Caller {
    private final List<StepHold> heard = new ArrayList<>();

    @Override
    public List<StepHold> cancelWhenHeld() {
      List<Promise<Void>> running = new ArrayList<>();
      CancellationScope scope =
          Workflow.newCancellationScope(() -> running.add(Async.procedure(stub()::waitForEver)));
      scope.run();
      Workflow.await(() -> !heard.isEmpty());
      scope.cancel();
      try {
        running.get(0).get();
      } catch (ActivityFailure failure) {
        if (!(failure.getCause() instanceof CanceledFailure)) {
          throw failure;
        }
      }
      return heard;
    }

    @Override
    public void reportHold(StepHold hold) {
      heard.add(hold);
    }
  }

  public static final class NoterImpl implements Noter {
    @Override
    public int note() {
      return stub().noteAndFailOnce();
    }
  }

  private ActivityPulses pulses;
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    pulses = new ActivityPulses(Clock.systemUTC());
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PawlDataConverter.create())
                        .build())
                .build());
    Worker worker =
        temporal.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(500))
                .build());
    worker.registerWorkflowImplementationTypes(CallerImpl.class, NoterImpl.class);
    worker.registerActivitiesImplementations(new StepImpl(pulses));
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
    pulses.close();
  }

  private <T> T workflow(Class<T> type) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(type, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
  }

  @Test
  void shouldTellWhyItWaitsAndStopWhenCalledOff() {
    List<StepHold> heard = workflow(Caller.class).cancelWhenHeld();

    assertThat(heard)
        .containsExactly(new StepHold("drain/n1", HOLD), new StepHold("drain/n1", null));
  }

  @Test
  void shouldKeepANoteForTheNextAttempt() {
    assertThat(workflow(Noter.class).note()).isEqualTo(7);
  }
}
