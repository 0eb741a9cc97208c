package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an upgrade waits for what its checks find between phases, and goes on. */
@Timeout(60)
class PhaseChecksTest {

  private static final Obstacle TIGHT =
      new Obstacle(
          "PDB-STRUCTURAL", "PodDisruptionBudget/shop/web", "lets none go", "raise the replicas");
  private static final Obstacle BARE =
      new Obstacle("WL-BARE", "Pod/shop/one", "has no controller", "give it one");

  private final FakeCluster cluster = new FakeCluster().withPool("a", 1).withPool("b", 1);

  @Test
  void shouldLookBeforeEachPhaseAndOnceMoreInTheEnd() throws Exception {
    try (UpgradeTestBench bench = upgrade().start()) {
      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log())
          .containsSubsequence(
              "admit",
              "preflight/checks",
              "controlPlane/checks",
              "control plane UPGRADE",
              "pools/checks/a",
              "surge a-0",
              "pools/checks/b",
              "surge b-0",
              "verify",
              "verify/checks",
              "close");
      assertThat(end.notices())
          .containsExactly("was not so before the upgrade: WL-CRASH Pod/shop/two is not ready");
    }
  }

  @Test
  void shouldHoldBeforeAPoolAndGoOnByItselfWhenItIsGone() throws Exception {
    cluster.finds("pools/checks/b", TIGHT);
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitLog("await pools/checks/b");
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench))
          .isEqualTo(
              new Hold(
                  HoldCode.CHECK_FAILED,
                  "PDB-STRUCTURAL: PodDisruptionBudget/shop/web lets none go; raise the replicas",
                  "PodDisruptionBudget/shop/web"));
      assertThat(cluster.log()).contains("remove a-0").doesNotContain("surge b-0");

      cluster.finds("pools/checks/b");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldChangeNothingWhileSomethingIsInTheWayBeforeAll() throws Exception {
    cluster.finds("preflight/checks", TIGHT);
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitState(UpgradeState.HELD);
      bench.upgrade().abort(new Actor("alice"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log()).doesNotContain("mark", "control plane UPGRADE");
    }
  }

  @Test
  void shouldSayAnewWhatIsInTheWay() throws Exception {
    cluster.finds("controlPlane/checks", TIGHT);
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitState(UpgradeState.HELD);
      cluster.finds("controlPlane/checks", BARE);
      bench.await("the other object", () -> hold(bench).objects().contains(BARE.object()));
      cluster.finds("controlPlane/checks");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldNotAskAgainForWhatAPersonHasSkipped() throws Exception {
    cluster.finds("pools/checks/a", TIGHT).finds("pools/checks/b", TIGHT);
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitState(UpgradeState.HELD);
      bench.upgrade().skip(new StepOrder("alice", "pools/checks/a"));
      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(end.outcome()).contains("left out by a person: pools/checks/a");
      assertThat(cluster.log()).doesNotContain("await pools/checks/b");
      assertThat(cluster.letBe().known()).containsExactly(TIGHT.key());
    }
  }

  @Test
  void shouldLookAgainAtOnceWhenAPersonSaysSo() throws Exception {
    cluster.finds("controlPlane/checks", TIGHT);
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitState(UpgradeState.HELD);
      bench.upgrade().retry(new StepOrder("alice", null));
      bench.await(
          "a second look",
          () -> cluster.log().stream().filter("controlPlane/checks"::equals).count() == 2);
      cluster.finds("controlPlane/checks");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @EnumSource(PoolOrder.class)
  void shouldBeginNoPoolOnceAPauseOrAnAbortCameInItsChecks(PoolOrder order) throws Exception {
    String checks = order == PoolOrder.PARALLEL ? "pools/checks" : "pools/checks/a";
    cluster.stuck(checks);
    try (UpgradeTestBench bench = upgrade().order(order).start()) {
      bench.awaitLog(checks);
      bench.upgrade().pause(new Actor("alice"));
      cluster.free(checks);
      bench.awaitState(UpgradeState.PAUSED);

      bench.upgrade().abort(new Actor("alice"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log()).noneMatch(s -> s.startsWith("surge"));
    }
  }

  @Test
  void shouldBeginAPoolOnceItMayThatWasPausedInItsChecks() throws Exception {
    cluster.stuck("pools/checks/a");
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitLog("pools/checks/a");
      bench.upgrade().pause(new Actor("alice"));
      cluster.free("pools/checks/a");
      bench.awaitState(UpgradeState.PAUSED);
      bench.upgrade().resume(new Actor("alice"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldNotSayThatItSucceededWhileSomethingIsInTheWay() throws Exception {
    cluster.finds("verify/checks", BARE);
    try (UpgradeTestBench bench = upgrade().start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(hold(bench).code()).isEqualTo(HoldCode.VERIFY_FAILED);
      cluster.finds("verify/checks");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldKeepDownWhoAcceptedWhat() throws Exception {
    Acceptance accepted =
        new Acceptance("WL-BARE", "Pod/shop/one", "owner agreed", LocalDate.of(2099, 12, 31));
    try (UpgradeTestBench bench = upgrade().accepting(accepted).start()) {
      assertThat(bench.result().notices())
          .contains("accepted by alice@laptop: WL-BARE Pod/shop/one");
    }
  }

  private UpgradeTestBench upgrade() {
    return new UpgradeTestBench(cluster).pool("a").pool("b");
  }

  private static Hold hold(UpgradeTestBench bench) {
    List<Hold> holds = bench.upgrade().status().holds().stream().map(s -> s.hold()).toList();
    return holds.isEmpty() ? new Hold(HoldCode.STEP_FAILED, "no hold") : holds.get(0);
  }
}
