package dev.pawl.activities.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.cluster.ClusterActivitiesImpl;
import dev.pawl.activities.driver.Drivers;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.simulator.api.Failure;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.failure.StepFailure;
import dev.pawl.workflows.message.HoldReceiver;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class FailureInterceptorTest {

  private static final String QUEUE = "test";

  /** What a step ended with, and what was heard of it meanwhile. */
  public record Outcome(Hold failed, List<StepHold> heard) {}

  @WorkflowInterface
  public interface Caller extends HoldReceiver {
    @WorkflowMethod
    Outcome run(UpgradeRef upgrade);
  }

  public static final class CallerImpl implements Caller {
    private final List<StepHold> heard = new ArrayList<>();

    @Override
    public Outcome run(UpgradeRef upgrade) {
      ClusterActivities activities =
          Workflow.newActivityStub(
              ClusterActivities.class,
              ActivityOptions.newBuilder()
                  .setStartToCloseTimeout(Duration.ofMinutes(5))
                  .setHeartbeatTimeout(Duration.ofSeconds(5))
                  .setRetryOptions(
                      RetryOptions.newBuilder()
                          .setInitialInterval(Duration.ofMillis(100))
                          .setBackoffCoefficient(1)
                          .build())
                  .build());
      try {
        activities.close(upgrade);
        return new Outcome(null, heard);
      } catch (ActivityFailure failure) {
        return new Outcome(StepFailure.holdOf(failure, "close"), heard);
      }
    }

    @Override
    public void reportHold(StepHold hold) {
      heard.add(hold);
    }
  }

  @TempDir Path directory;
  private SimWorld world;
  private ActivityPulses pulses;
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world.sim.populate().pool("workers", 1, p -> p).createAndWait(Duration.ofSeconds(30));
    pulses = new ActivityPulses(Clock.systemUTC());
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PawlDataConverter.create())
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new FailureInterceptor())
                        .build())
                .build());
    Worker worker = temporal.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(CallerImpl.class);
    worker.registerActivitiesImplementations(
        new ClusterActivitiesImpl(world.clusters, pulses, Clock.systemUTC(), Drivers.standard()));
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
    pulses.close();
    world.close();
  }

  private Outcome run() {
    WorkflowClient client = temporal.getWorkflowClient();
    return client
        .newWorkflowStub(Caller.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
        .run(world.upgrade);
  }

  @Test
  void shouldMakeAHoldOfAMissingRight() {
    world.sim.authorise(r -> !r.is("list", "nodes"));

    Outcome outcome = run();

    assertThat(outcome.failed().code()).isEqualTo(HoldCode.FORBIDDEN);
    assertThat(outcome.failed().message()).isEqualTo("admin may not list nodes; see docs/rbac");
  }

  @Test
  void shouldTryAgainAndSayWhyFromTheThirdAttemptOn() {
    world.sim.faults().failNext(4, r -> r.is("list", "nodes"), Failure.unavailable());

    Outcome outcome = run();

    assertThat(outcome.failed()).isNull();
    assertThat(outcome.heard()).isNotEmpty();
    assertThat(outcome.heard().get(0).step()).isEqualTo(StepName.CLOSE);
    assertThat(outcome.heard().get(0).hold().code()).isEqualTo(HoldCode.API_UNREACHABLE);
    assertThat(outcome.heard().get(0).hold().message()).contains("503");
  }
}
