package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.MetricsAccess;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an upgrade goes on, or does not, where gates are asked. */
@Timeout(60)
class GatesTest {

  private static final GateQuestion METRIC =
      new GateQuestion.Prometheus(
          "http://127.0.0.1", "up", "result < 0.01", null, MetricsAccess.OPEN);
  private static final GateQuestion PERSON = new GateQuestion.Approval("look at the graphs");

  private static final Hold NONE = new Hold(HoldCode.STEP_FAILED, "no hold");

  private final FakeCluster cluster = new FakeCluster();

  // --- measurements ---

  @Test
  void shouldAskOnceForEachNodeThatIsFinished() throws Exception {
    cluster.withPool("a", 3);
    try (UpgradeTestBench bench = with(gate("m", METRIC, GateAfter.NODE)).pool("a").start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      String pool = ClusterUpgradeWorkflow.idFor("uid", "a");
      long asked =
          bench.history(pool).getEvents().stream()
              .filter(e -> e.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
              .map(e -> e.getActivityTaskScheduledEventAttributes().getActivityType().getName())
              .filter("Look"::equals)
              .count();
      assertThat(asked).isEqualTo(3);
    }
  }

  @Test
  void shouldRollThePoolBackWhereAGateFails() throws Exception {
    cluster.withPool("a", 2).gateSays("m", Verdict.FAILURE);
    try (UpgradeTestBench bench =
        with(gate("m", METRIC, GateAfter.NODE)).onFailure(OnFailure.ROLLBACK).pool("a").start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
    }
  }

  @Test
  void shouldNotRollBackWhereAGateHasNoAnswer() throws Exception {
    cluster.withPool("a", 2).gateSays("m", Verdict.ERROR);
    try (UpgradeTestBench bench =
        with(gate("m", METRIC, GateAfter.NODE)).onFailure(OnFailure.ROLLBACK).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench).code()).isEqualTo(HoldCode.GATE_ERROR);
      cluster.gateSays("m", Verdict.INCONCLUSIVE);
      bench.pool().retry(new StepOrder("alice", "gates/m"));
      bench.await("the other reason", () -> hold(bench).code() == HoldCode.GATE_INCONCLUSIVE);
      cluster.gateSays("m", Verdict.SUCCESS);
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldGoOnByItselfWhenAGateOfANodeIsGoodAgain() throws Exception {
    cluster.withPool("a", 2).gateSays("m", Verdict.FAILURE);
    try (UpgradeTestBench bench = with(gate("m", METRIC, GateAfter.NODE)).pool("a").start()) {
      bench.awaitLog("await gate m");
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench))
          .isEqualTo(
              new Hold(HoldCode.GATE_FAILED, "looked: FAILURE", List.of("Gate/m", "Node/x")));
      assertThat(cluster.log()).doesNotContain("surge a-1");
      cluster.gateSays("m", Verdict.SUCCESS);
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldGoOnByItselfWhenAGateOfAPhaseIsGoodAgain() throws Exception {
    cluster.withPool("a", 1).gateSays("m", Verdict.FAILURE);
    try (UpgradeTestBench bench =
        with(gate("m", METRIC, GateAfter.CONTROL_PLANE)).pool("a").start()) {
      bench.awaitLog("await gate m");
      bench.awaitState(UpgradeState.HELD);
      cluster.gateSays("m", Verdict.SUCCESS);
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log().stream().filter("gate m"::equals)).hasSize(2);
    }
  }

  @Test
  void shouldSkipTheGateThatIsHeldAndNoOther() throws Exception {
    cluster.withPool("a", 1).gateSays("one", Verdict.FAILURE).gateSays("two", Verdict.FAILURE);
    try (UpgradeTestBench bench =
        with(gate("one", METRIC, GateAfter.NODE))
            .gate(gate("two", METRIC, GateAfter.NODE))
            .pool("a")
            .start()) {
      bench.awaitLog("await gate one");
      bench.pool().skip(new StepOrder("alice", null));
      bench.awaitLog("await gate two");
      bench.pool().skip(new StepOrder("alice", null));
      bench.result();
      assertThat(cluster.log().stream().filter("gate one"::equals)).hasSize(1);
    }
  }

  @Test
  void shouldLetAPauseComeFirstWhileAGateIsAsked() throws Exception {
    cluster.withPool("a", 1).stuck("gate m");
    try (UpgradeTestBench bench =
        with(gate("m", METRIC, GateAfter.CONTROL_PLANE)).pool("a").start()) {
      bench.awaitLog("gate m");
      bench.upgrade().pause(new Actor("alice"));
      bench.awaitState(UpgradeState.PAUSED);
      assertThat(cluster.log()).contains("gate m called off");
      cluster.free("gate m");
      bench.upgrade().resume(new Actor("alice"));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldSoakBeforeAsking() throws Exception {
    cluster.withPool("a", 2);
    GateSpec gate = new GateSpec("m", METRIC, GateAfter.NODE, null, Duration.ofHours(1), null);
    try (UpgradeTestBench bench = with(gate).pool("a").start()) {
      bench.await("the soak", () -> hold(bench).code() == HoldCode.SOAK);
      assertThat(bench.upgrade().status().state()).isEqualTo(UpgradeState.RUNNING);
      assertThat(hold(bench).message()).startsWith("gate m is asked at ");
      bench.upgrade().abort(new Actor("alice"));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log()).doesNotContain("gate m", "surge a-1");
    }
  }

  @Test
  void shouldAskOnlyAfterThePoolsThatAGateIsFor() throws Exception {
    cluster.withPool("a", 1).withPool("b", 1);
    GateSpec gate = new GateSpec("m", METRIC, GateAfter.POOL, List.of("b"), null, null);
    for (PoolOrder order : PoolOrder.values()) {
      cluster.startAnew();
      try (UpgradeTestBench bench = with(gate).order(order).pool("a").pool("b").start()) {
        assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
        assertThat(cluster.log().stream().filter("gate m"::equals)).as(order.name()).hasSize(1);
      }
    }
  }

  @Test
  void shouldKeepDownTheHealthBeforeAnythingChanges() throws Exception {
    cluster.withPool("a", 1);
    GateQuestion health = new GateQuestion.Health(null);
    try (UpgradeTestBench bench = with(gate("h", health, GateAfter.POOL)).pool("a").start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log())
          .containsSubsequence("admit", "record health", "control plane UPGRADE", "gate h");
    }
  }

  // --- people ---

  @Test
  void shouldAskAPersonAfterTheCanary() throws Exception {
    cluster.withPool("a", 3);
    try (UpgradeTestBench bench = with(gate("go", PERSON, GateAfter.CANARY)).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench))
          .isEqualTo(
              new Hold(
                  HoldCode.APPROVAL,
                  "gate go asks a person after the canary of pool a (look at the graphs): 'pawl"
                      + " approve' goes on",
                  "Gate/go"));
      assertThat(cluster.log()).contains("remove a-0").doesNotContain("surge a-1");
      refused(
          () -> bench.pool().retry(new StepOrder("alice", null)),
          "step gates/go waits for an approval: 'pawl approve'");
      refused(
          () -> bench.pool().skip(new StepOrder("alice", "gates/go")),
          "step gates/go waits for an approval: 'pawl approve'");
      bench.pool().approve(new StepOrder("alice", null));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldAskAPersonAfterEachNode() throws Exception {
    cluster.withPool("a", 2);
    try (UpgradeTestBench bench = with(gate("go", PERSON, GateAfter.NODE)).pool("a").start()) {
      bench.await("the first", () -> hold(bench).message().contains("after 1 nodes of pool a"));
      bench.pool().approve(new StepOrder("alice", null));
      bench.await("the second", () -> hold(bench).message().contains("after 2 nodes of pool a"));
      assertThat(cluster.log()).contains("remove a-1");
      bench.pool().approve(new StepOrder("alice", "gates/go"));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldAskAPersonAfterTheControlPlane() throws Exception {
    cluster.withPool("a", 1);
    try (UpgradeTestBench bench =
        with(gate("go", PERSON, GateAfter.CONTROL_PLANE)).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(cluster.log()).contains("control plane UPGRADE").doesNotContain("surge a-0");
      refused(
          () -> bench.upgrade().skip(new StepOrder("alice", null)),
          "step gates/go waits for an approval: 'pawl approve'");
      bench.upgrade().approve(new StepOrder("alice", null));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log()).doesNotContain("gate go");
    }
  }

  @Test
  void shouldRefuseAnApprovalThatNobodyAskedFor() throws Exception {
    cluster.withPool("a", 1).failing("surge a-0", tried -> true);
    try (UpgradeTestBench bench = with(gate("m", METRIC, GateAfter.POOL)).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      refused(
          () -> bench.upgrade().approve(new StepOrder("alice", null)),
          "nothing waits for an approval here");
      refused(
          () -> bench.pool().approve(new StepOrder("alice", "surge/a-0")),
          "nothing waits for an approval here");
    }
  }

  @Test
  void shouldAskBeforeWhatCannotBeTakenBackAndThenNoMore() throws Exception {
    cluster.withPool("a", 1);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).askingBeforeIrreversible().pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench))
          .isEqualTo(
              new Hold(
                  HoldCode.APPROVAL,
                  "controlPlane is next and cannot be taken back (its driver has no rollback"
                      + " command): 'pawl approve' goes on, 'pawl abort' stops here",
                  "Step/controlPlane"));
      assertThat(cluster.log()).doesNotContain("control plane UPGRADE");
      bench.upgrade().approve(new StepOrder("alice", "approval/controlPlane"));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldAskBeforeAControlPlaneIsFinalised() throws Exception {
    cluster.withPool("a", 1);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inTwoSteps().askingBeforeIrreversible().pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench).objects()).containsExactly("Step/controlPlane/finalise");
      assertThat(cluster.log())
          .contains("control plane UPGRADE")
          .doesNotContain("control plane FINALISE");
      bench.upgrade().approve(new StepOrder("alice", null));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldNotFinaliseWhereTheWindowHasClosedBeforeTheApproval() throws Exception {
    cluster.withPool("a", 1);
    try (UpgradeTestBench bench =
        with(gate("go", PERSON, GateAfter.CONTROL_PLANE))
            .inTwoSteps()
            .inWindows()
            .pool("a")
            .start()) {
      bench.awaitState(UpgradeState.HELD);
      cluster.opensAt(Instant.now().plusSeconds(4));
      bench.upgrade().approve(new StepOrder("alice", null));
      bench.await("the window to be named", () -> hold(bench).code() == HoldCode.WINDOW);
      assertThat(cluster.log()).doesNotContain("control plane FINALISE");
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log()).contains("control plane FINALISE");
    }
  }

  private UpgradeTestBench with(GateSpec gate) {
    return new UpgradeTestBench(cluster).gate(gate);
  }

  private static GateSpec gate(String name, GateQuestion question, GateAfter after) {
    return new GateSpec(name, question, after);
  }

  /** Of the upgrade or, where a pool runs, of that one. */
  private static Hold hold(UpgradeTestBench bench) {
    List<StepStatus> holds = bench.upgrade().status().holds();
    if (holds.isEmpty()) {
      holds = bench.poolStatus().holds();
    }
    return holds.isEmpty() ? NONE : holds.get(0).hold();
  }

  private static void refused(Runnable order, String why) {
    assertThatThrownBy(order::run)
        .isInstanceOfSatisfying(
            WorkflowUpdateException.class, e -> assertThat(e.getCause()).hasMessageContaining(why));
  }
}
