package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.NodeOrderKey;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.client.WorkflowUpdateException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole upgrades, phases and pools, on Temporal's test server over a fake cluster. */
@Timeout(60)
class UpgradeWorkflowTest {

  private static final Actor ALICE = new Actor("alice@laptop");
  private static final StepOrder THE_HELD_ONE = new StepOrder("alice@laptop", null);

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void shouldReplaceEveryNodeCanaryFirst() throws Exception {
    cluster.withPool("a", 3);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.nodes("a"))
          .hasSize(3)
          .allMatch(n -> n.version().equals(FakeCluster.TARGET));
      assertThat(cluster.log())
          .containsSubsequence(
              "admit",
              "control plane UPGRADE",
              "mark",
              "surge a-0",
              "drain a-0",
              "remove a-0",
              "soak",
              "surge a-1",
              "drain a-1",
              "remove a-1",
              "surge a-2",
              "done",
              "verify",
              "close");
    }
  }

  @Test
  void shouldUseAtMostSixActionsPerNode() throws Exception {
    cluster.withPool("a", 10);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.result();

      long activities =
          bench.history(ClusterUpgradeWorkflow.idFor("uid", "a")).getEvents().stream()
              .filter(e -> e.hasActivityTaskScheduledEventAttributes())
              .count();
      assertThat(activities).isLessThanOrEqualTo(6 * 10);
    }
  }

  /** However long it is held: each look is inside an activity, not in the history. */
  @Test
  void shouldGoOnByItselfOnceTheLastLookIsGreen() throws Exception {
    cluster.withPool("a", 1).finding(new Finding("Node/x", "is not Ready"));
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("await verify");
      assertThat(bench.upgrade().status().holds())
          .singleElement()
          .satisfies(h -> assertThat(h.hold().message()).isEqualTo("Node/x is not Ready"));

      cluster.finding(new Finding("Node/y", "is not Ready"));
      bench.await("the next hold", () -> heldBy(bench).equals("Node/y is not Ready"));
      cluster.finding();

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log()).containsSubsequence("verify", "verify", "verify", "close");
    }
  }

  private static String heldBy(UpgradeTestBench bench) {
    return bench.upgrade().status().holds().stream()
        .map(h -> h.hold().message())
        .findFirst()
        .orElse("");
  }

  @Test
  void shouldChangeNodesInPlace() throws Exception {
    cluster.withPool("a", 3);
    Strategy oneLess =
        new Strategy(IntOrPercent.of(0), IntOrPercent.of(1), null, null, null, null, null);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inPlace().strategy(oneLess).pool("a").start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);

      assertThat(cluster.nodes("a"))
          .extracting(PoolNode::name)
          .containsExactly("a-0", "a-1", "a-2");
      assertThat(cluster.log())
          .containsSubsequence("drain a-0", "change a-0", "drain a-1", "change a-1");
    }
  }

  @Test
  void shouldTurnPoolsOverSideBySideWhereAskedFor() throws Exception {
    cluster.withPool("a", 2).withPool("b", 2).stuck("drain a-0");
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).order(PoolOrder.PARALLEL).pool("a").pool("b").start()) {
      bench.awaitLog("remove b-1");
      cluster.free("drain a-0");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldBeginNothingWhilePausedAndLoseNothing() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("drain a-0");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      assertThat(bench.poolStatus().state()).isEqualTo(UpgradeState.PAUSED);
      List<String> before = cluster.log();
      assertThat(before).contains("drain a-0 called off");
      cluster.free("drain a-0");
      assertThat(cluster.log()).isEqualTo(before);

      bench.upgrade().resume(ALICE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log().stream().filter("surge a-0"::equals)).hasSize(1);
    }
  }

  @Test
  void shouldBeginNothingBeforeTheWindowOpens() throws Exception {
    cluster.withPool("a", 2).opensAt(Instant.now().plusSeconds(6));
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).inWindows().pool("a").start()) {
      bench.awaitLog("window");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      bench.upgrade().resume(ALICE);
      assertThat(bench.upgrade().status().holds())
          .singleElement()
          .satisfies(h -> assertThat(h.hold().code()).isEqualTo(HoldCode.WINDOW));
      assertThat(cluster.log()).doesNotContain("control plane UPGRADE", "mark");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);

      assertThat(cluster.log())
          .containsSubsequence("window", "control plane UPGRADE", "mark", "surge a-0", "verify");
    }
  }

  @Test
  void shouldRestAtTheEndOfANodeUntilTheNextWindow() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    Strategy noCanary = new Strategy(null, null, 0, null, null, null, null);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inWindows().strategy(noCanary).pool("a").start()) {
      bench.awaitLog("drain a-0");
      cluster.opensAt(Instant.now().plusSeconds(4)).free("drain a-0");
      bench.awaitLog("unmark");
      assertThat(cluster.log()).contains("remove a-0").doesNotContain("surge a-1");
      assertThat(bench.poolStatus().holds())
          .singleElement()
          .satisfies(h -> assertThat(h.step()).isEqualTo("window/a"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);

      assertThat(cluster.log())
          .containsSubsequence("mark", "surge a-0", "remove a-0", "unmark", "mark", "surge a-1");
    }
  }

  @Test
  void shouldGiveNodesTheirPlacesBeforeTheFirstBeginsInAWindow() throws Exception {
    cluster.withPool("a", 2);
    Strategy byBudgets =
        new Strategy(
            null, null, 0, null, List.of(NodeOrderKey.BUDGETS, NodeOrderKey.AGE), null, null);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inWindows().strategy(byBudgets).pool("a").start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);

      assertThat(cluster.log()).containsSubsequence("mark", "surge a-1", "surge a-0");
    }
  }

  @Test
  void shouldNotMarkWhatStaysWhenAnUpgradeThatRestsIsAborted() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    Strategy noCanary = new Strategy(null, null, 0, null, null, null, null);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inWindows().strategy(noCanary).pool("a").start()) {
      bench.awaitLog("drain a-0");
      cluster.opensAt(Instant.now().plusSeconds(600)).free("drain a-0");
      bench.awaitLog("unmark");

      bench.upgrade().abort(ALICE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log().stream().filter("mark"::equals)).hasSize(1);
    }
  }

  @Test
  void shouldHoldAFailedMachineAndMakeAnotherWhenToldToTryAgain() throws Exception {
    cluster.withPool("a", 2).failing("surge a-0", tried -> tried == 1);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.poolStatus().holds())
          .singleElement()
          .satisfies(h -> assertThat(h.step()).isEqualTo("surge/a-0"))
          .satisfies(h -> assertThat(h.hold().code()).isEqualTo(HoldCode.MACHINE_NOT_READY));

      bench.pool().retry(THE_HELD_ONE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.nodes("a")).hasSize(2);
    }
  }

  @Test
  void shouldStopAfterTwoBadMachinesAndGoOnWhenOneJoins() throws Exception {
    cluster
        .withPool("a", 4)
        .failing("surge a-0", tried -> tried == 1)
        .failing("surge a-1", tried -> tried == 1);
    Strategy two = new Strategy(IntOrPercent.of(2), IntOrPercent.of(0), 0, null, null, null, null);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).strategy(two).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.poolStatus().holds())
          .extracting(h -> h.step() + " " + h.hold().code().label())
          .containsExactly(
              "surge/a-0 MachineNotReady", "surge/a-1 MachineNotReady", "breaker/a BadMachines");
      assertThat(cluster.log()).doesNotContain("surge a-2");

      bench.pool().retry(new StepOrder("alice", "surge/a-0"));
      bench.awaitLog("remove a-2");
      bench.pool().retry(new StepOrder("alice", "surge/a-1"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.nodes("a")).hasSize(4);
    }
  }

  @Test
  void shouldLeaveANodeOutWhenToldToSkipIt() throws Exception {
    cluster.withPool("a", 2).failing("surge a-0", tried -> true);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      bench.pool().skip(THE_HELD_ONE);

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(end.outcome()).isEqualTo("left out by a person: node a-0 of pool a");
      assertThat(cluster.nodes("a"))
          .hasSize(2)
          .anySatisfy(n -> assertThat(n.version()).isEqualTo(FakeCluster.ORIGIN));
    }
  }

  @Test
  void shouldRefuseOrdersThatMakeNoSense() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("drain a-0");

      assertThatThrownBy(() -> bench.pool().retry(THE_HELD_ONE))
          .isInstanceOf(WorkflowUpdateException.class)
          .rootCause()
          .hasMessageContaining("no step is held here");
      cluster.free("drain a-0");
      bench.result();
    }
  }

  @Test
  void shouldRollThePoolBackWhereAMachineFails() throws Exception {
    cluster.withPool("a", 3).failing("surge a-1", tried -> true);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).onFailure(OnFailure.ROLLBACK).pool("a").start()) {
      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(cluster.nodes("a"))
          .hasSize(3)
          .allMatch(n -> n.version().equals(FakeCluster.ORIGIN))
          .noneMatch(PoolNode::drainBegun);
      assertThat(cluster.log()).contains("turn back", "close").doesNotContain("verify");
    }
  }

  @Test
  void shouldFinishDrainsThatHaveBegunWhenAborted() throws Exception {
    cluster.withPool("a", 3).stuck("drain a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("drain a-0");
      bench.upgrade().abort(ALICE);
      bench.awaitLog("drain a-0 called off");
      cluster.free("drain a-0");

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.nodes("a")).hasSize(3).noneMatch(PoolNode::drainBegun);
      assertThat(end.pools())
          .singleElement()
          .satisfies(p -> assertThat(p.nodes().updated()).as("how mixed it is").isEqualTo(1));
      assertThat(cluster.log()).contains("remove a-0", "close");
    }
  }

  @Test
  void shouldTakeACancellationForAnAbort() throws Exception {
    cluster.withPool("a", 3).stuck("surge a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("surge a-0");
      bench.cancel();
      bench.awaitState(UpgradeState.ABORTED);

      assertThat(cluster.nodes("a"))
          .hasSize(3)
          .allMatch(n -> n.version().equals(FakeCluster.ORIGIN));
    }
  }

  @Test
  void shouldTryACommandThreeTimesThenHold() throws Exception {
    cluster.withPool("a", 1).failing("control plane UPGRADE", tried -> tried <= 3);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(bench.upgrade().status().holds())
          .singleElement()
          .satisfies(h -> assertThat(h.step()).isEqualTo("controlPlane/upgrade"));

      bench.upgrade().retry(THE_HELD_ONE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }
}
