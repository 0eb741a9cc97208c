package dev.pawl.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testbed.RequiresTestbed;
import dev.pawl.testbed.TemporalServer;
import dev.pawl.worker.metrics.StepMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real server: the test server gives tasks to polls of workers that are gone. */
@RequiresTestbed
@Timeout(90)
class PawlWorkerIT {

  @TempDir Path temp;

  /** One long step. */
  @WorkflowInterface
  public interface OneStep {
    @WorkflowMethod
    String run();
  }

  /** Its step. */
  @ActivityInterface
  public interface Step {
    String drain();
  }

  /** Calls it with a heartbeat timeout that would not end within the test. */
  public static final class OneStepImpl implements OneStep {
    @Override
    public String run() {
      return Workflow.newActivityStub(
              Step.class,
              ActivityOptions.newBuilder()
                  .setStartToCloseTimeout(Duration.ofHours(1))
                  .setHeartbeatTimeout(Duration.ofMinutes(10))
                  .setRetryOptions(
                      RetryOptions.newBuilder().setMaximumInterval(Duration.ofSeconds(5)).build())
                  .build())
          .drain();
    }
  }

  @Test
  void shouldLetGoOfAStepThatAnotherWorkerTakesUp() throws Exception {
    SimpleMeterRegistry firstMeters = new SimpleMeterRegistry();
    SimpleMeterRegistry secondMeters = new SimpleMeterRegistry();
    CountDownLatch begun = new CountDownLatch(1);
    Step waiting =
        () -> {
          begun.countDown();
          return beatForEver();
        };
    Step done = () -> "done";
    try (TemporalServer server = TemporalServer.start(temp);
        TemporalConnection temporal = TemporalConnection.to(server.address(), "default");
        PawlWorker first = worker(temporal, waiting, firstMeters);
        PawlWorker second = worker(temporal, done, secondMeters)) {
      first.start();
      WorkflowStub upgrade = start(temporal.client());
      begun.await();

      Instant stop = Instant.now();
      first.stop();
      assertThat(Duration.between(stop, Instant.now())).isLessThan(Duration.ofSeconds(8));
      second.start();

      assertThat(timer(firstMeters, "stopped")).isEqualTo(1);
      assertThat(upgrade.getResult(String.class)).isEqualTo("done");
      assertThat(timer(secondMeters, "done")).isEqualTo(1);
    }
  }

  private static PawlWorker worker(
      TemporalConnection temporal, Step step, SimpleMeterRegistry meters) {
    return new PawlWorker(
        temporal, List.of(OneStepImpl.class), List.of(step), List.of(new StepMeters(meters)));
  }

  private static WorkflowStub start(WorkflowClient client) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            "OneStep", WorkflowOptions.newBuilder().setTaskQueue(TaskQueue.NAME).build());
    stub.start();
    return stub;
  }

  private static String beatForEver() {
    while (true) {
      try {
        Activity.getExecutionContext().heartbeat(null);
      } catch (RejectedExecutionException race) {
        // It shuts down between the heartbeat's check and its sending: the next one throws.
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long timer(SimpleMeterRegistry meters, String outcome) {
    return meters.get("pawl.step").tag("step", "Drain").tag("outcome", outcome).timer().count();
  }
}
