package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.MetricsAccess;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rollback of a whole upgrade: pools, then the control plane, then addons. */
@Timeout(120)
class WayBackTest {

  private static final Actor ALICE = new Actor("alice@laptop");

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void shouldTakeBackPoolsThenTheControlPlaneThenAddons() throws Exception {
    cluster.withPool("a", 2).withPool("b", 2).withPool("c", 1).failing("surge b-1", tried -> true);
    try (UpgradeTestBench bench =
        bench().onFailure(OnFailure.ROLLBACK).pool("a").pool("b").pool("c").start()) {
      UpgradeStatus end = bench.result();

      assertThat(end.state()).as(end.outcome()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertAllBack("a", "b", "c");
      assertThat(cluster.log())
          .containsSubsequence("record early", "addon early", "control plane UPGRADE")
          .containsSubsequence("record late", "addon late", "surge b-1", "turn back")
          .containsSubsequence(
              "turn back",
              "control plane ROLLBACK",
              "restore late",
              "restore early",
              "forget",
              "close")
          .noneMatch(step -> step.contains("c-0"));
      assertThat(end.outcome()).contains("surge b-1 does not work");
    }
  }

  @Test
  void shouldTakeBackTheControlPlaneWhenAGateFailsBeforeItIsFinalised() throws Exception {
    cluster.withPool("a", 2).gateSays("errors", Verdict.FAILURE);
    GateSpec gate = gate(GateAfter.CONTROL_PLANE);
    try (UpgradeTestBench bench =
        bench()
            .inTwoSteps(Duration.ofSeconds(1))
            .onFailure(OnFailure.ROLLBACK)
            .gate(gate)
            .pool("a")
            .start()) {
      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertAllBack("a");
      assertThat(cluster.log())
          .containsSubsequence(
              "control plane SNAPSHOT", "control plane UPGRADE", "watch gate errors")
          .contains("control plane ROLLBACK", "restore early")
          .doesNotContain("control plane FINALISE", "surge a-0", "addon late");
      assertThat(end.undo())
          .filteredOn(n -> n.step().equals("controlPlane"))
          .singleElement()
          .satisfies(n -> assertThat(n.kind()).isEqualTo(UndoKind.REVERSIBLE));
      assertThat(end.notices())
          .contains(
              "snapshot at 1.35.4, before 1.36.3: done (etcd at revision 812, hash ab12, 230 keys,"
                  + " 20480 bytes, storage version 3.6.0)");
    }
  }

  @Test
  void shouldSayThatAFinalisedControlPlaneGoesBackWithLossAndDoIt() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-1");
    try (UpgradeTestBench bench = bench().inTwoSteps(Duration.ZERO).pool("a").start()) {
      bench.awaitLog("drain a-1");
      assertThat(bench.upgrade().status().outlook().possible()).isTrue();
      assertThat(bench.upgrade().status().outlook().reason())
          .contains("controlPlane (lossy): it is finalised")
          .contains("pools/a (reversible)");

      bench.upgrade().rollback(ALICE);
      assertThatThrownBy(() -> bench.upgrade().rollback(ALICE))
          .isInstanceOf(WorkflowUpdateException.class)
          .hasStackTraceContaining("it is being taken back now");
      bench.awaitLog("drain a-1 called off");
      cluster.free("drain a-1");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertAllBack("a");
    }
  }

  @Test
  void shouldHoldPauseAndGoOnOnTheWayBack() throws Exception {
    cluster
        .withPool("a", 2)
        .stuck("drain a-1")
        .stuck("release a-1")
        .failing("restore late", tried -> tried == 1);
    try (UpgradeTestBench bench = bench().withRollback().pool("a").start()) {
      bench.awaitLog("drain a-1");
      bench.upgrade().rollback(ALICE);
      bench.awaitLog("drain a-1 called off");
      bench.awaitLog("release a-1");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      cluster.free("drain a-1");
      cluster.free("release a-1");
      assertThat(cluster.log()).doesNotContain("control plane ROLLBACK");
      bench.upgrade().resume(ALICE);
      bench.awaitState(UpgradeState.HELD);

      bench.upgrade().retry(new StepOrder("alice@laptop", "restore/late"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertAllBack("a");
    }
  }

  @Test
  void shouldNameWhatRemainsAndHowToFinishIt() throws Exception {
    cluster.withPool("a", 1).failing("control plane ROLLBACK", tried -> true);
    GateSpec gate = gate(GateAfter.POOL);
    cluster.gateSays("errors", Verdict.FAILURE);
    try (UpgradeTestBench bench =
        bench().withRollback().onFailure(OnFailure.ROLLBACK).gate(gate).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.upgrade().status().holds())
          .singleElement()
          .satisfies(
              h -> {
                assertThat(h.step()).isEqualTo("controlPlane/rollback");
                assertThat(h.hold().code()).isEqualTo(HoldCode.EXEC_FAILED);
              });
      bench.upgrade().skip(new StepOrder("alice@laptop", null));

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ROLLBACK_INCOMPLETE);
      assertThat(end.outcome())
          .contains("controlPlane remains: its rollback was left out by a person")
          .contains("run /bin/true with action rollback, from 1.36.3, to 1.35.4");
      assertThat(cluster.nodes("a")).allMatch(n -> n.version().equals(FakeCluster.ORIGIN));
      assertThat(cluster.log()).contains("restore late", "restore early", "close");
    }
  }

  @Test
  void shouldNameTheSnapshotWhereAControlPlaneRemains() throws Exception {
    cluster.withPool("a", 1).failing("control plane ROLLBACK", tried -> true).stuck("surge a-0");
    try (UpgradeTestBench bench = bench().inTwoSteps(Duration.ZERO).pool("a").start()) {
      bench.awaitLog("surge a-0");
      bench.upgrade().rollback(ALICE);
      bench.awaitLog("surge a-0 called off");
      cluster.free("surge a-0");
      bench.awaitState(UpgradeState.HELD);
      bench.upgrade().skip(new StepOrder("alice@laptop", null));

      assertThat(bench.result().outcome())
          .contains("(snapshot: done (etcd at revision 812, hash ab12, 230 keys,");
    }
  }

  @Test
  void shouldNotGoBackButHoldWhereASnapshotIsUnsound() throws Exception {
    cluster
        .withPool("a", 1)
        .failing("control plane SNAPSHOT", tried -> tried == 1)
        .failingWith("control plane SNAPSHOT", HoldCode.SNAPSHOT_UNSOUND);
    try (UpgradeTestBench bench =
        bench().inTwoSteps(Duration.ZERO).onFailure(OnFailure.ROLLBACK).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.upgrade().status().holds().get(0).hold().code())
          .isEqualTo(HoldCode.SNAPSHOT_UNSOUND);
      assertThat(cluster.log()).doesNotContain("control plane UPGRADE");
      bench.upgrade().retry(new StepOrder("alice@laptop", "controlPlane/snapshot"));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldKeepWhatAnAddonThatStaysWouldNeed() throws Exception {
    cluster.withPool("a", 1).irreversible("late").stuck("surge a-0");
    try (UpgradeTestBench bench = bench().withRollback().pool("a").start()) {
      bench.awaitLog("surge a-0");
      bench.upgrade().rollback(ALICE);
      bench.awaitLog("surge a-0 called off");
      cluster.free("surge a-0");

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ROLLBACK_INCOMPLETE);
      assertThat(end.outcome())
          .contains("addons/late remains: stored versions move on", "pawl.dev/undo=kept-late");
      assertThat(cluster.log()).contains("restore early", "close").doesNotContain("forget");
      assertThat(cluster.server()).isEqualTo(FakeCluster.ORIGIN);
    }
  }

  @Test
  void shouldTurnPoolsBesideItBackAsWell() throws Exception {
    cluster
        .withPool("a", 2)
        .withPool("b", 2)
        .stuck("drain b-0")
        .failing("surge a-1", tried -> true);
    try (UpgradeTestBench bench =
        bench()
            .withRollback()
            .order(PoolOrder.PARALLEL)
            .onFailure(OnFailure.ROLLBACK)
            .pool("a")
            .pool("b")
            .start()) {
      bench.awaitLog("drain b-0 called off");
      cluster.free("drain b-0");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertAllBack("a", "b");
    }
  }

  @Test
  void shouldStopTheWayBackWhenAbortedAndNameWhatRemains() throws Exception {
    cluster.withPool("a", 1).stuck("control plane ROLLBACK");
    cluster.stuck("surge a-0");
    try (UpgradeTestBench bench = bench().withRollback().pool("a").start()) {
      bench.awaitLog("surge a-0");
      bench.upgrade().rollback(ALICE);
      bench.awaitLog("surge a-0 called off");
      cluster.free("surge a-0");
      bench.awaitLog("control plane ROLLBACK");
      bench.upgrade().abort(ALICE);
      cluster.free("control plane ROLLBACK");

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ROLLBACK_INCOMPLETE);
      assertThat(end.outcome()).contains("addons/late remains: aborted by a person");
      assertThat(cluster.log()).doesNotContain("restore late", "restore early", "forget");
    }
  }

  private UpgradeTestBench bench() {
    return new UpgradeTestBench(cluster)
        .scope(RollbackScope.UPGRADE)
        .withRollback()
        .addon("early", AddonStage.BEFORE_CONTROL_PLANE)
        .addon("late", AddonStage.AFTER_CONTROL_PLANE);
  }

  private static GateSpec gate(GateAfter after) {
    return new GateSpec(
        "errors",
        new GateQuestion.Prometheus(
            "http://127.0.0.1", "up", "result < 0.01", null, MetricsAccess.OPEN),
        after);
  }

  private void assertAllBack(String... pools) {
    assertThat(cluster.server()).isEqualTo(FakeCluster.ORIGIN);
    for (String pool : pools) {
      assertThat(cluster.nodes(pool))
          .as("pool %s", pool)
          .isNotEmpty()
          .allMatch(n -> n.version().equals(FakeCluster.ORIGIN))
          .allMatch(n -> !n.cordoned());
    }
  }
}
