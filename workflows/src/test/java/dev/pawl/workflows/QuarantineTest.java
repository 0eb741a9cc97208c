package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.status.UpgradeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pools that go on without a node that cannot be drained. */
@Timeout(60)
class QuarantineTest {

  private static final Actor ALICE = new Actor("alice@laptop");

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void shouldGoOnWithoutANodeThatCannotBeDrained() throws Exception {
    cluster.withPool("a", 3).blocked("a-1");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).quarantining(1).pool("a").start()) {
      UpgradeStatus end = bench.result();

      assertThat(end.state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(end.outcome())
          .isEqualTo("quarantined, still cordoned and labelled pawl.dev/quarantined: a-1");
      assertThat(end.pools().get(0).nodes().quarantined()).isEqualTo(1);
      assertThat(end.pools().get(0).nodes().updated()).isEqualTo(3);
      assertThat(cluster.nodes("a"))
          .as("its machine has taken its place")
          .hasSize(4)
          .filteredOn(n -> n.version().equals(FakeCluster.TARGET))
          .hasSize(3)
          .allMatch(PoolNode::available);
    }
  }

  @Test
  void shouldHoldTheNodeThatIsOneTooMany() throws Exception {
    cluster.withPool("a", 3).blocked("a-0").blocked("a-1").stuck("quarantine a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).quarantining(1).pool("a").start()) {
      bench.awaitLog("quarantine a-0");
      cluster.stuck("drain a-1").free("quarantine a-0");
      bench.awaitLog("drain a-1");

      assertThat(bench.poolStatus().quarantinedNodes()).containsExactly("a-0");
      assertThat(cluster.log()).doesNotContain("quarantine a-1");

      cluster.free("drain a-1");
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(cluster.log()).doesNotContain("quarantine a-1");
    }
  }

  @Test
  void shouldMakeAMachineForAQuarantinedNodeThatHadNone() throws Exception {
    Strategy noSpare =
        new Strategy(IntOrPercent.of(0), IntOrPercent.of(1), null, null, null, null, null);
    cluster.withPool("a", 2).blocked("a-0");
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).strategy(noSpare).quarantining(1).pool("a").start()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED_WITH_QUARANTINE);
      assertThat(cluster.nodes("a"))
          .hasSize(3)
          .filteredOn(PoolNode::available)
          .hasSize(2)
          .allMatch(n -> n.version().equals(FakeCluster.TARGET));
    }
  }

  @Test
  void shouldReleaseAQuarantinedNodeAtAnAbort() throws Exception {
    cluster.withPool("a", 3).blocked("a-0").stuck("drain a-1");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).quarantining(1).pool("a").start()) {
      bench.awaitLog("drain a-1");
      bench.upgrade().abort(ALICE);
      bench.awaitLog("drain a-1 called off");
      cluster.free("drain a-1");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
      assertThat(cluster.log()).contains("release a-0");
      assertThat(cluster.nodes("a")).hasSize(3).allMatch(PoolNode::available);
    }
  }
}
