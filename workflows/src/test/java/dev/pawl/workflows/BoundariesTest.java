package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.status.UpgradeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback, and an abort, asked for while each step of a small upgrade runs: I8 in the end. */
@Timeout(120)
class BoundariesTest {

  private static final Actor ALICE = new Actor("alice@laptop");

  /** Every step of the upgrade below that changes, or may hold, something. */
  private static final List<String> STEPS =
      List.of(
          "admit",
          "preflight/checks",
          "record early",
          "addon early",
          "controlPlane/checks",
          "skew",
          "control plane SNAPSHOT",
          "control plane UPGRADE",
          "control plane FINALISE",
          "record late",
          "addon late",
          "mark",
          "pools/checks/a",
          "surge a-0",
          "drain a-0",
          "remove a-0",
          "surge a-1",
          "drain a-1",
          "remove a-1",
          "verify",
          "verify/checks");

  private final FakeCluster cluster = new FakeCluster().withPool("a", 2);

  static List<String> steps() {
    return STEPS;
  }

  @Test
  void shouldNameEveryStep() throws Exception {
    try (UpgradeTestBench bench = bench().start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);

      Set<String> others = Set.of("identify", "record health", "soak", "done", "forget", "close");
      assertThat(cluster.log().stream().filter(s -> !others.contains(s)))
          .containsExactlyElementsOf(STEPS);
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shouldEndAsItBeganWhenTakenBack(String step) throws Exception {
    cluster.stuck(step);
    try (UpgradeTestBench bench = bench().start()) {
      bench.awaitLog(step);
      bench.upgrade().rollback(ALICE);
      letGo(bench, step);

      UpgradeStatus end = bench.result();

      assertThat(end.state()).as(end.outcome()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(cluster.server()).isEqualTo(FakeCluster.ORIGIN);
      assertThat(cluster.nodes("a"))
          .hasSize(2)
          .allMatch(n -> n.version().equals(FakeCluster.ORIGIN) && n.available());
      assertThat(cluster.log())
          .endsWith("close")
          .as("nothing new begins")
          .noneMatch(after(step)::contains);
      for (String addon : List.of("early", "late")) {
        boolean recorded = cluster.log().contains("record " + addon);
        assertThat(cluster.log().contains("restore " + addon)).isEqualTo(recorded);
      }
    }
  }

  /** What was kept for the way back goes now, and everything is done: neither can be promised. */
  @ParameterizedTest
  @ValueSource(strings = {"forget", "close"})
  void shouldRefuseBothWhileItIsClosed(String step) throws Exception {
    cluster.stuck(step);
    try (UpgradeTestBench bench = bench().start()) {
      bench.awaitLog(step);

      assertThatThrownBy(() -> bench.upgrade().rollback(ALICE))
          .hasStackTraceContaining("it is being closed");
      assertThatThrownBy(() -> bench.upgrade().abort(ALICE))
          .hasStackTraceContaining("it is being closed");
      cluster.free(step);

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shouldLeaveNothingHalfDoneWhenAborted(String step) throws Exception {
    cluster.stuck(step);
    try (UpgradeTestBench bench = bench().start()) {
      bench.awaitLog(step);
      bench.upgrade().abort(ALICE);
      letGo(bench, step);

      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.nodes("a")).hasSize(2).allMatch(PoolNode::available);
      assertThat(cluster.log())
          .endsWith("close")
          .noneMatch(s -> s.startsWith("restore") || s.equals("control plane ROLLBACK"))
          .as("nothing new begins")
          .noneMatch(after(step)::contains);
    }
  }

  /** Steps that come after this one; without a pool's own, where it is one: it has to tidy up. */
  private static List<String> after(String step) {
    return STEPS.subList(STEPS.indexOf(step) + 1, STEPS.size()).stream()
        .filter(later -> !(step.contains("a-") && later.contains("a-")))
        .toList();
  }

  /** Steps of a pool are called off; those of the upgrade itself are let end. */
  private void letGo(UpgradeTestBench bench, String step) {
    if (step.contains("a-")) {
      bench.awaitLog(step + " called off");
    }
    cluster.free(step);
  }

  private UpgradeTestBench bench() {
    return new UpgradeTestBench(cluster)
        .scope(RollbackScope.UPGRADE)
        .inTwoSteps(Duration.ZERO)
        .addon("early", AddonStage.BEFORE_CONTROL_PLANE)
        .addon("late", AddonStage.AFTER_CONTROL_PLANE)
        .pool("a");
  }
}
