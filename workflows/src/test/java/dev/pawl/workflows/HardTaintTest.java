package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.spec.TaintStrength;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When old nodes may refuse pods, and that they never do for longer. */
@Timeout(60)
class HardTaintTest {

  private static final Actor ALICE = new Actor("alice@laptop");
  private static final String BEGUN = "keep hard taint";
  private static final String ENDED = "keep hard taint called off";

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void shouldLastAsLongAsThePoolTurnsOver() throws Exception {
    cluster.withPool("a", 2);
    try (UpgradeTestBench bench = bench(TaintStrength.HARD)) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);

      assertThat(cluster.log()).containsSubsequence("mark", BEGUN, ENDED, "soften", "verify");
      assertThat(taints()).containsExactly(BEGUN, ENDED, "soften");
    }
  }

  @Test
  void shouldBeLeftAloneWhereItIsNotAskedFor() throws Exception {
    cluster.withPool("a", 2);
    try (UpgradeTestBench bench = bench(TaintStrength.SOFT)) {
      bench.result();

      assertThat(taints()).isEmpty();
    }
  }

  @Test
  void shouldEndBeforeAPauseIsSaidToHold() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    try (UpgradeTestBench bench = bench(TaintStrength.HARD)) {
      bench.awaitLog("drain a-0");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      assertThat(taints()).containsExactly(BEGUN, ENDED, "soften");

      cluster.free("drain a-0");
      bench.upgrade().resume(ALICE);
      bench.result();

      assertThat(taints()).containsExactly(BEGUN, ENDED, "soften", BEGUN, ENDED, "soften");
    }
  }

  @Test
  void shouldEndBeforePodsComeBackAtAnAbort() throws Exception {
    cluster.withPool("a", 3).stuck("drain a-1");
    try (UpgradeTestBench bench = bench(TaintStrength.HARD)) {
      bench.awaitLog("drain a-1");
      bench.upgrade().abort(ALICE);
      bench.awaitLog("soften");
      cluster.free("drain a-1");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log())
          .containsSubsequence("drain a-1 called off", ENDED, "soften", "drain a-1");
      assertThat(taints()).containsExactly(BEGUN, ENDED, "soften");
    }
  }

  @Test
  void shouldEndBeforeTheWayBack() throws Exception {
    cluster.withPool("a", 2).failing("surge a-1", tried -> true);
    try (UpgradeTestBench bench = bench(TaintStrength.HARD)) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);

      assertThat(cluster.log()).containsSubsequence(ENDED, "soften", "turn back");
      assertThat(taints()).containsExactly(BEGUN, ENDED, "soften");
    }
  }

  private UpgradeTestBench bench(TaintStrength taint) {
    Strategy strategy =
        new Strategy(IntOrPercent.of(1), IntOrPercent.of(0), null, null, null, null, null, taint);
    return new UpgradeTestBench(cluster)
        .onFailure(OnFailure.ROLLBACK)
        .strategy(strategy)
        .pool("a")
        .start();
  }

  private List<String> taints() {
    return cluster.log().stream().filter(s -> s.contains("taint") || s.equals("soften")).toList();
  }
}
