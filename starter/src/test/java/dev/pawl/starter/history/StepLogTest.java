package dev.pawl.starter.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.predict.StepSample;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolDriver;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.starter.engine.Payloads;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.message.StepHold;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepLogTest {

  private static final UpgradeRef UPGRADE = new UpgradeRef("u1", "spring", null, "uid");
  private static final PoolRef POOL =
      new PoolRef(
          UPGRADE, new PoolSpec("a", Map.of("pool", "a"), PoolDriver.KWOK, null, null, null));

  private TemporalConnection nowhere;
  private StepLog log;

  @BeforeEach
  void open() {
    nowhere = TemporalConnection.to("127.0.0.1:1", "default");
    log = new StepLog(new Payloads(nowhere));
  }

  @AfterEach
  void close() {
    nowhere.close();
  }

  @Test
  void shouldMeasureStepsThatEndedFromTheirOrderToTheirEnd() {
    begins(5, 100, "Run", command(ExecAction.FINALISE));
    begins(
        6,
        100,
        "Drain",
        new DrainRequest(POOL, "w0", DrainSpec.defaults(), AtTimeout.FAIL, List.of()));
    begins(7, 101, "Identify", UPGRADE);
    begins(8, 101, "Remove", new NodeRequest(POOL, "w1"));
    ends(5, 130);
    ends(6, 112);
    ends(7, 113);

    assertThat(log.samples())
        .containsExactly(
            new StepSample("controlPlane/finalise", 30, 0), new StepSample("drain/w0", 12, 0));
  }

  @Test
  void shouldLeaveOutWhatWasTriedAgainOrKeptWaiting() {
    begins(
        5,
        100,
        "Drain",
        new DrainRequest(POOL, "w0", DrainSpec.defaults(), AtTimeout.FAIL, List.of()));
    begins(6, 100, "Remove", new NodeRequest(POOL, "w1"));
    begins(7, 100, "Remove", new NodeRequest(POOL, "w2"));
    log.look(
        event(20, 106)
            .setWorkflowExecutionSignaledEventAttributes(
                WorkflowExecutionSignaledEventAttributes.newBuilder()
                    .setSignalName("reportHold")
                    .setInput(
                        payloads(
                            new StepHold("drain/w0", new Hold(HoldCode.BUDGET_SLOW, "waits")))))
            .build());
    log.look(
        event(21, 107)
            .setActivityTaskStartedEventAttributes(
                ActivityTaskStartedEventAttributes.newBuilder()
                    .setScheduledEventId(6)
                    .setAttempt(2))
            .build());
    ends(5, 130);
    ends(6, 112);
    ends(7, 101);

    assertThat(log.samples()).containsExactly(new StepSample("remove/w2", 1, 0));
  }

  private static ControlPlaneCommand command(ExecAction action) {
    KubeVersion version = KubeVersion.parse("1.36.3");
    return new ControlPlaneCommand(UPGRADE, null, action, version, version, 1);
  }

  private void begins(long id, long second, String type, Object request) {
    log.look(
        event(id, second)
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityType(ActivityType.newBuilder().setName(type))
                    .setInput(payloads(request)))
            .build());
  }

  private void ends(long scheduled, long second) {
    log.look(
        event(scheduled + 100, second)
            .setActivityTaskCompletedEventAttributes(
                ActivityTaskCompletedEventAttributes.newBuilder().setScheduledEventId(scheduled))
            .build());
  }

  private static HistoryEvent.Builder event(long id, long second) {
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setEventTime(Timestamp.newBuilder().setSeconds(second));
  }

  private io.temporal.api.common.v1.Payloads payloads(Object value) {
    return nowhere.client().getOptions().getDataConverter().toPayloads(value).orElseThrow();
  }
}
