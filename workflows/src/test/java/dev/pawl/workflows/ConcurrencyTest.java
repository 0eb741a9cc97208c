package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.ConcurrencyOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other numbers of nodes under way at once, while an upgrade runs. */
@Timeout(60)
class ConcurrencyTest {

  private static final Strategy ONE =
      new Strategy(IntOrPercent.of(1), IntOrPercent.of(0), 0, null, null, null, null);
  private static final Strategy THREE =
      new Strategy(IntOrPercent.of(3), IntOrPercent.of(0), 0, null, null, null, null);

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void shouldBeginMoreAtOnce() throws Exception {
    cluster.withPool("a", 4).stuck("surge a-0").stuck("surge a-1").stuck("surge a-2");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).strategy(ONE).pool("a").start()) {
      bench.awaitLog("surge a-0");
      assertThat(cluster.log()).doesNotContain("surge a-1");

      PoolConcurrency now = bench.upgrade().concurrency(order("a", "3", null));

      assertThat(now.numbers()).hasToString("maxSurge 3, maxUnavailable 0");
      bench.awaitLog("surge a-2");
      assertThat(cluster.log()).doesNotContain("surge a-3", "surge a-0 called off");
      assertThat(bench.poolStatus().concurrency()).isEqualTo(now);
      assertThat(now.setBy()).isEqualTo("alice@laptop");
      List.of("surge a-0", "surge a-1", "surge a-2").forEach(cluster::free);
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldEndWhatIsUnderWayAndBeginNothingAboveFewer() throws Exception {
    cluster.withPool("a", 5).stuck("drain a-0").stuck("drain a-1").stuck("drain a-2");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).strategy(THREE).pool("a").start()) {
      List.of("drain a-0", "drain a-1", "drain a-2").forEach(bench::awaitLog);

      bench.upgrade().concurrency(order("a", "1", null));
      cluster.free("drain a-0");
      cluster.free("drain a-1");
      bench.awaitLog("remove a-1");
      bench.await("one in flight", () -> bench.poolStatus().nodes().inFlight() == 1);
      assertThat(cluster.log())
          .doesNotContain("surge a-3")
          .noneMatch(step -> step.endsWith("called off"));
      cluster.free("drain a-2");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(cluster.log()).containsSubsequence("remove a-2", "surge a-3", "remove a-3");
      assertThat(cluster.log()).containsSubsequence("remove a-3", "surge a-4");
    }
  }

  @Test
  void shouldHoldForAPoolWhoseTurnComes() throws Exception {
    cluster.withPool("a", 1).withPool("b", 3).stuck("drain a-0").stuck("surge b-0");
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).strategy(ONE).pool("a").pool("b").start()) {
      bench.awaitLog("drain a-0");

      bench.upgrade().concurrency(order("b", "2", "1"));

      assertThat(pool(bench, "b").concurrency().numbers())
          .hasToString("maxSurge 2, maxUnavailable 1");
      assertThat(pool(bench, "a").concurrency().setBy()).isNull();
      cluster.free("drain a-0");
      bench.awaitLog("surge b-1");
      cluster.free("surge b-0");
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void shouldHoldOnTheWayBackToo() throws Exception {
    cluster.withPool("a", 3).stuck("remove a-2");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).strategy(ONE).pool("a").start()) {
      bench.awaitLog("remove a-2");
      bench.upgrade().rollback(new Actor("alice@laptop"));
      bench.upgrade().concurrency(order("a", "2", null));
      bench.awaitLog("remove a-2 called off");
      cluster.free("remove a-2");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(bench.poolStatus().concurrency().numbers().maxSurge())
          .isEqualTo(IntOrPercent.of(2));
    }
  }

  @Test
  void shouldRefuseWhatCannotBe() throws Exception {
    cluster.withPool("a", 1).withPool("b", 2).stuck("drain b-0");
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).strategy(ONE).pool("a").pool("b").start()) {
      bench.awaitLog("drain b-0");

      refused(bench, order("c", "1", null), "no pool is called 'c'; there are a, b");
      refused(bench, order("a", "1", null), "nothing more is done to pool a");
      refused(bench, order("b", null, null), "neither maxSurge nor maxUnavailable is given");
      refused(bench, order("b", "many", null), "maxSurge: 'many' is no count: expected a number");
      refused(bench, order("b", "-1", null), "maxSurge: '-1' is no count");
      refused(bench, order("b", "1.5", null), "maxSurge: '1.5' is no count");
      refused(bench, order("b", "0", null), "maxSurge 0 and maxUnavailable 0 come to nothing");
      refused(bench, order("b", "3", null), "maxSurge 3 is more than pool b has: 2 nodes");
      assertThat(pool(bench, "b").concurrency().setBy()).isNull();

      bench.upgrade().abort(new Actor("alice@laptop"));
      refused(bench, order("b", "2", null), "nothing more begins");
      bench.awaitLog("drain b-0 called off");
      cluster.free("drain b-0");
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ABORTED);
    }
  }

  @Test
  void shouldRefuseMachinesInPlace() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    Strategy oneLess =
        new Strategy(IntOrPercent.of(0), IntOrPercent.of(1), 0, null, null, null, null);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).inPlace().strategy(oneLess).pool("a").start()) {
      bench.awaitLog("drain a-0");

      refused(bench, order("a", "1", null), "no machines are made for it: leave maxSurge out");
      refused(bench, order("a", null, "0"), "allow one node less");
      bench.upgrade().concurrency(order("a", null, "100%"));
      bench.awaitLog("drain a-1");
      cluster.free("drain a-0");

      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
    }
  }

  private static void refused(UpgradeTestBench bench, ConcurrencyOrder order, String why) {
    assertThatThrownBy(() -> bench.upgrade().concurrency(order))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(why);
  }

  private static ConcurrencyOrder order(String pool, String surge, String unavailable) {
    return new ConcurrencyOrder("alice@laptop", pool, surge, unavailable);
  }

  private static PoolStatus pool(UpgradeTestBench bench, String name) {
    return bench.upgrade().status().pools().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
