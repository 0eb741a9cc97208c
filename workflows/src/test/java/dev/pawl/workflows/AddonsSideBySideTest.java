package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addons of one phase: dns and log depend on nothing, web on dns, page on web. */
@Timeout(120)
class AddonsSideBySideTest {

  private static final Actor ALICE = new Actor("alice@laptop");

  private final FakeCluster cluster = new FakeCluster().withPool("a", 1);

  @Test
  @DisplayName("independent addons are under way at once, and a dependent one waits for its own")
  void shouldRunSideBySideWhatDoesNotDependOnEachOther() throws Exception {
    cluster.stuck("addon dns").stuck("addon log");
    try (UpgradeTestBench bench = bench().start()) {
      bench.awaitLog("addon dns");
      bench.awaitLog("addon log");
      assertThat(cluster.log()).doesNotContain("record web", "record page");

      cluster.free("addon dns");

      bench.awaitLog("addon page");
      assertThat(cluster.log())
          .as("log is still under way")
          .containsSubsequence("addon dns", "record web", "addon web", "record page", "addon page")
          .doesNotContain("mark");
      cluster.free("addon log");
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldBeginNoMoreThanFourAtOnce() throws Exception {
    UpgradeTestBench five = new UpgradeTestBench(cluster).pool("a");
    for (String name : List.of("a", "b", "c", "d", "e")) {
      cluster.stuck("addon " + name);
      five.addon(name, AddonStage.AFTER_CONTROL_PLANE);
    }
    try (UpgradeTestBench bench = five.start()) {
      for (String name : List.of("a", "b", "c", "d")) {
        bench.awaitLog("addon " + name);
      }
      assertThat(cluster.log()).doesNotContain("record e");

      cluster.free("addon c");

      bench.awaitLog("addon e");
      List.of("a", "b", "d", "e").forEach(name -> cluster.free("addon " + name));
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  @DisplayName("one fails and is held by its name, those beside it go on, retry goes on")
  void shouldHoldTheOneThatFails() throws Exception {
    cluster.failing("addon dns", tried -> tried == 1).stuck("addon log").stuck("addon more");
    try (UpgradeTestBench bench =
        bench()
            .addon("more", AddonStage.AFTER_CONTROL_PLANE)
            .addon("last", AddonStage.AFTER_CONTROL_PLANE, "log", "more")
            .start()) {
      bench.awaitState(UpgradeState.HELD);
      assertThat(held(bench)).containsExactly("addons/dns AddonNotReady");
      cluster.free("addon log");
      cluster.free("addon more");
      bench.awaitLog("addon last");
      assertThat(cluster.log()).doesNotContain("record web", "addon log called off");
      assertThat(held(bench)).containsExactly("addons/dns AddonNotReady");

      bench.upgrade().retry(new StepOrder("alice@laptop", "addons/dns"));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log())
          .containsSubsequence("addon dns", "addon last", "addon dns", "addon web", "mark");
    }
  }

  @Test
  void shouldHoldSeveralEachByItsName() throws Exception {
    cluster.failing("addon dns", tried -> tried == 1).failing("addon log", tried -> true);
    try (UpgradeTestBench bench = bench().start()) {
      bench.await("two holds", () -> held(bench).size() == 2);
      assertThat(held(bench))
          .containsExactly("addons/dns AddonNotReady", "addons/log AddonNotReady");

      bench.upgrade().retry(new StepOrder("alice@laptop", "addons/dns"));
      bench.awaitLog("addon page");
      assertThat(held(bench)).containsExactly("addons/log AddonNotReady");
      bench.upgrade().skip(new StepOrder("alice@laptop", "addons/log"));

      UpgradeStatus end = bench.result();
      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(end.outcome()).isEqualTo("left out by a person: addons/log");
    }
  }

  @Test
  @DisplayName("I6: the way back begins once those under way have ended, and takes back in reverse")
  void shouldRestoreInReverseOnceThoseUnderWayHaveEnded() throws Exception {
    cluster
        .failing("addon web", tried -> true)
        .failingWith("addon web", HoldCode.EXEC_FAILED)
        .stuck("addon log");
    try (UpgradeTestBench bench = dnsThenLogThenWeb()) {
      bench.awaitState(UpgradeState.ROLLING_BACK);
      assertThat(cluster.log()).noneMatch(step -> step.startsWith("restore"));
      cluster.free("addon log");

      UpgradeStatus end = bench.result();

      assertThat(end.state()).as(end.outcome()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(end.outcome()).contains("addon web does not work");
      assertThat(cluster.log()).doesNotContain("record page", "addon log called off");
      assertThat(restored()).containsExactly("web", "log", "dns");
    }
  }

  @Test
  @DisplayName("a hold beside it does not keep the upgrade from turning back")
  void shouldNotWaitForAHoldWhereAnotherTurnsBack() throws Exception {
    cluster
        .failing("addon dns", tried -> true)
        .failingWith("addon dns", HoldCode.EXEC_FAILED)
        .failing("addon log", tried -> true)
        .failingWith("addon log", HoldCode.FORBIDDEN)
        .stuck("addon dns");
    try (UpgradeTestBench bench = rollingBack().start()) {
      bench.await("the hold", () -> held(bench).contains("addons/log Forbidden"));

      cluster.free("addon dns");

      UpgradeStatus end = bench.result();
      assertThat(end.state()).as(end.outcome()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(end.outcome()).contains("addon dns does not work");
    }
  }

  @Test
  void shouldCallOffThoseUnderWayWhenToldToAbort() throws Exception {
    cluster.stuck("addon dns").stuck("addon log");
    try (UpgradeTestBench bench = bench().start()) {
      bench.awaitLog("addon dns");
      bench.awaitLog("addon log");

      bench.upgrade().abort(ALICE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log())
          .contains("addon dns called off", "addon log called off")
          .doesNotContain("record web");
    }
  }

  @Test
  void shouldTakeUpAgainAfterAPauseWhatWasUnderWay() throws Exception {
    cluster.stuck("addon dns").stuck("addon log");
    try (UpgradeTestBench bench = bench().start()) {
      bench.awaitLog("addon dns");
      bench.awaitLog("addon log");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      cluster.free("addon dns");
      cluster.free("addon log");

      bench.upgrade().resume(ALICE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log()).containsSubsequence("addon dns called off", "addon dns");
    }
  }

  @Test
  void shouldAskBeforeTheFirstThatCannotBeTakenBackWhileOthersGoOn() throws Exception {
    cluster.stuck("addon dns");
    try (UpgradeTestBench bench =
        bench()
            .withRollback()
            .irreversible("page")
            .irreversible("log")
            .askingBeforeIrreversible()
            .start()) {
      bench.awaitLog("addon dns");
      bench.await("the question", () -> held(bench).contains("approval/addons/log Approval"));
      cluster.free("addon dns");
      assertThat(cluster.log()).doesNotContain("record log", "record web");

      bench.upgrade().approve(new StepOrder("alice@laptop", null));

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log()).contains("addon log", "addon page");
    }
  }

  @Test
  void shouldTakeBackInReverseWhenTold() throws Exception {
    cluster.failing("addon web", tried -> true).stuck("addon log");
    try (UpgradeTestBench bench = dnsThenLogThenWeb()) {
      bench.await("the hold", () -> held(bench).contains("addons/web AddonNotReady"));

      bench.upgrade().rollback(ALICE);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(cluster.log()).contains("addon log called off").doesNotContain("record page");
      assertThat(restored()).containsExactly("web", "log", "dns");
    }
  }

  private UpgradeTestBench bench() {
    return new UpgradeTestBench(cluster)
        .addon("page", AddonStage.AFTER_CONTROL_PLANE, "web")
        .addon("dns", AddonStage.AFTER_CONTROL_PLANE)
        .addon("web", AddonStage.AFTER_CONTROL_PLANE, "dns")
        .addon("log", AddonStage.AFTER_CONTROL_PLANE)
        .pool("a");
  }

  private UpgradeTestBench rollingBack() {
    return bench().withRollback().onFailure(OnFailure.ROLLBACK).scope(RollbackScope.UPGRADE);
  }

  private static List<String> held(UpgradeTestBench bench) {
    return bench.upgrade().status().holds().stream()
        .map(h -> h.step() + " " + h.hold().code().label())
        .toList();
  }

  /** Begun in this order, whatever the machine does first: log is still under way. */
  private UpgradeTestBench dnsThenLogThenWeb() {
    cluster.stuck("record log").stuck("addon dns");
    UpgradeTestBench bench = rollingBack().start();
    bench.awaitLog("addon dns");
    cluster.free("record log");
    bench.awaitLog("addon log");
    cluster.free("addon dns");
    return bench;
  }

  private List<String> restored() {
    return cluster.log().stream()
        .filter(step -> step.startsWith("restore "))
        .map(step -> step.substring("restore ".length()))
        .toList();
  }
}
