package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.MetricsAccess;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gates in the bake of a control plane: an hour, of which no test here can wait for the end. */
@Timeout(60)
class BakeTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Actor ALICE = new Actor("alice");

  private final FakeCluster cluster = new FakeCluster().withPool("a", 2);

  @Test
  void shouldGoBackAtOnceWhereAGateFailsInTheBake() throws Exception {
    try (UpgradeTestBench bench =
        baking(HOUR, gate("good", null), gate("errors", null))
            .onFailure(OnFailure.ROLLBACK)
            .start()) {
      bench.awaitLog("watch gate good");
      bench.awaitLog("watch gate errors");
      assertThat(bench.upgrade().status().state()).isEqualTo(UpgradeState.RUNNING);

      cluster.gateSays("errors", Verdict.FAILURE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(bench.result().outcome()).contains("looked: FAILURE");
      assertThat(cluster.log())
          .containsSubsequence("control plane UPGRADE", "control plane ROLLBACK")
          .doesNotContain("control plane FINALISE", "surge a-0", "gate errors", "gate good");
    }
  }

  @Test
  void shouldHoldAtOnceAndBakeOnWhenTheGateIsGoodAgain() throws Exception {
    try (UpgradeTestBench bench = baking(HOUR, gate("errors", null)).start()) {
      bench.awaitLog("watch gate errors");
      cluster.gateSays("errors", Verdict.FAILURE);
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.upgrade().status().holds())
          .extracting(StepStatus::step)
          .containsExactly("gates/errors", "controlPlane/bake");
      bench.awaitLog("await gate errors");

      cluster.gateSays("errors", Verdict.SUCCESS);

      bench.await("the next watch", () -> times("watch gate errors") == 2);
      assertThat(bench.upgrade().status().state()).isEqualTo(UpgradeState.RUNNING);
      assertThat(cluster.log()).doesNotContain("control plane FINALISE", "surge a-0");
      bench.upgrade().abort(ALICE);
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
    }
  }

  @Test
  void shouldHoldWhereAGateCannotBeWatched() throws Exception {
    cluster.failing("watch gate errors", tried -> true).stuck("await gate errors");
    try (UpgradeTestBench bench = baking(HOUR, gate("errors", null)).start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.upgrade().status().holds().get(0).hold().code())
          .isEqualTo(HoldCode.FORBIDDEN);
    }
  }

  @Test
  void shouldNotAskAgainWhatAPersonLeftOutInTheBake() throws Exception {
    cluster.gateSays("errors", Verdict.FAILURE);
    Duration bake = Duration.ofSeconds(4);
    try (UpgradeTestBench bench = baking(bake, gate("errors", null), gate("good", null)).start()) {
      bench.awaitState(UpgradeState.HELD);
      bench.upgrade().skip(new StepOrder("alice", "gates/errors"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(cluster.log())
          .doesNotContain("gate errors")
          .containsSubsequence("watch gate good", "gate good", "control plane FINALISE");
      assertThat(times("watch gate errors")).isEqualTo(1);
    }
  }

  @Test
  void shouldAskOnceMoreWhenTheBakeIsOver() throws Exception {
    try (UpgradeTestBench bench = baking(Duration.ofMillis(300), gate("good", null)).start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log())
          .containsSubsequence("watch gate good", "gate good", "control plane FINALISE");
      assertThat(times("watch gate good")).isEqualTo(1);
    }
  }

  @Test
  void shouldWatchAGateWithASoakFromItsEndOn() throws Exception {
    try (UpgradeTestBench bench =
        baking(HOUR, gate("late", Duration.ofSeconds(2)), gate("later", HOUR), gate("soon", null))
            .start()) {
      bench.awaitLog("watch gate soon");
      assertThat(cluster.log()).doesNotContain("watch gate late");
      bench.awaitLog("watch gate late");
      bench.await("both side by side", () -> times("watch gate soon") == 2);
      assertThat(cluster.log()).doesNotContain("watch gate later");
    }
  }

  @Test
  void shouldAskAPersonOnlyAfterTheBake() throws Exception {
    GateSpec person = new GateSpec("go", new GateQuestion.Approval(null), GateAfter.CONTROL_PLANE);
    try (UpgradeTestBench bench = baking(Duration.ofSeconds(2), person, gate("m", null)).start()) {
      bench.awaitLog("watch gate m");
      assertThat(bench.upgrade().status().state()).isEqualTo(UpgradeState.RUNNING);
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.upgrade().status().holds())
          .extracting(StepStatus::step)
          .containsExactly("gates/go");
      bench.upgrade().approve(new StepOrder("alice", null));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldLookAwayWhilePausedAndLookAgainAfterwards() throws Exception {
    try (UpgradeTestBench bench =
        baking(HOUR, gate("errors", null)).onFailure(OnFailure.ROLLBACK).start()) {
      bench.awaitLog("watch gate errors");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      cluster.gateSays("errors", Verdict.FAILURE);
      assertThat(cluster.log()).doesNotContain("control plane ROLLBACK");
      bench.upgrade().resume(ALICE);
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
    }
  }

  private UpgradeTestBench baking(Duration bake, GateSpec... gates) {
    UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inTwoSteps(bake).scope(RollbackScope.UPGRADE).pool("a");
    for (GateSpec gate : gates) {
      bench.gate(gate);
    }
    return bench;
  }

  private long times(String step) {
    return cluster.log().stream().filter(step::equals).count();
  }

  private static GateSpec gate(String name, Duration soak) {
    GateQuestion question =
        new GateQuestion.Prometheus(
            "http://127.0.0.1", "up", "result < 0.01", null, MetricsAccess.OPEN);
    return new GateSpec(name, question, GateAfter.CONTROL_PLANE, null, soak, null);
  }
}
