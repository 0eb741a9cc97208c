package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.testbed.RequiresTestbed;
import dev.pawl.testbed.TemporalServer;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepOrder;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the histories that {@link RecordedHistoriesTest} replays. No part of a normal run:
 *
 * <pre>mvn -pl workflows test -Dtest=RecordHistories -Dpawl.record=true</pre>
 */
@EnabledIfSystemProperty(named = "pawl.record", matches = "true")
@Timeout(120)
class RecordHistories {

  private static final Path HISTORIES = Path.of("src", "test", "resources", "histories");
  private static final String UPGRADE = ClusterUpgradeWorkflow.idFor("uid");
  private static final String POOL = ClusterUpgradeWorkflow.idFor("uid", "a");
  private static final Actor ALICE = new Actor("alice@laptop");

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void happy() throws Exception {
    cluster.withPool("a", 2);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      record("happy", bench, UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void pause() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("drain a-0");
      bench.upgrade().pause(ALICE);
      bench.awaitState(UpgradeState.PAUSED);
      cluster.free("drain a-0");
      bench.upgrade().resume(ALICE);
      record("pause", bench, UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void hold() throws Exception {
    cluster.withPool("a", 2).failing("surge a-0", tried -> tried == 1);
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitState(UpgradeState.HELD);
      bench.pool().retry(new StepOrder("alice@laptop", null));
      record("hold", bench, UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void rollback() throws Exception {
    cluster.withPool("a", 2).failing("surge a-1", tried -> true);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster).onFailure(OnFailure.ROLLBACK).pool("a").start()) {
      record("rollback", bench, UpgradeState.ROLLED_BACK);
    }
  }

  /** A whole upgrade: the pool fails, then the control plane and an addon go back as well. */
  @Test
  void wayBack() throws Exception {
    cluster.withPool("a", 2).failing("surge a-1", tried -> true);
    try (UpgradeTestBench bench =
        new UpgradeTestBench(cluster)
            .scope(RollbackScope.UPGRADE)
            .inTwoSteps(Duration.ofMillis(100))
            .addon("dns", AddonStage.AFTER_CONTROL_PLANE)
            .onFailure(OnFailure.ROLLBACK)
            .pool("a")
            .start()) {
      record("way-back", bench, UpgradeState.ROLLED_BACK);
    }
  }

  @Test
  void addons() throws Exception {
    try (UpgradeTestBench bench = new SideBySideAddons(cluster).there()) {
      record("addons", bench, UpgradeState.SUCCEEDED);
    }
  }

  @Test
  void addonsBack() throws Exception {
    try (UpgradeTestBench bench = new SideBySideAddons(cluster).thereAndBack()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      write("addons-back-upgrade", bench.history(UPGRADE));
    }
  }

  @Test
  void abort() throws Exception {
    cluster.withPool("a", 2).stuck("drain a-0");
    try (UpgradeTestBench bench = new UpgradeTestBench(cluster).pool("a").start()) {
      bench.awaitLog("drain a-0");
      bench.upgrade().abort(ALICE);
      bench.awaitLog("drain a-0 called off");
      cluster.free("drain a-0");
      record("abort", bench, UpgradeState.ABORTED);
    }
  }

  /** On a real server: only there can the limit be low. A drain is in flight when it is reached. */
  @Test
  @RequiresTestbed
  void continueAsNew(@TempDir Path folder) throws Exception {
    cluster.withPool("a", 4).stuck("drain a-1");
    Strategy two =
        new Strategy(IntOrPercent.of(2), IntOrPercent.of(0), null, null, null, null, null);
    String limit = "--dynamic-config-value=limit.historyCount.suggestContinueAsNew=75";
    try (TemporalServer server = TemporalServer.start(folder, List.of(limit));
        UpgradeTestBench bench =
            new UpgradeTestBench(cluster, server.address()).strategy(two).pool("a").start()) {
      bench.awaitLog("drain a-1 called off");
      cluster.free("drain a-1");
      record("continue-as-new", bench, UpgradeState.SUCCEEDED);
      String first =
          bench
              .history(POOL)
              .getEvents()
              .get(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getContinuedExecutionRunId();
      assertThat(first).isNotEmpty();
      write("continue-as-new-pool-before", bench.history(POOL, first));
    }
  }

  /** The rollback is asked for in the second run of a pool that was continued as new. */
  @Test
  @RequiresTestbed
  void wayBackContinued(@TempDir Path folder) throws Exception {
    cluster.withPool("a", 4).stuck("drain a-1");
    Strategy two =
        new Strategy(IntOrPercent.of(2), IntOrPercent.of(0), null, null, null, null, null);
    String limit = "--dynamic-config-value=limit.historyCount.suggestContinueAsNew=75";
    try (TemporalServer server = TemporalServer.start(folder, List.of(limit));
        UpgradeTestBench bench =
            new UpgradeTestBench(cluster, server.address())
                .scope(RollbackScope.UPGRADE)
                .withRollback()
                .strategy(two)
                .pool("a")
                .start()) {
      bench.awaitLog("drain a-1 called off");
      bench.await("the next run's drain", () -> times("drain a-1") == 2);
      bench.upgrade().rollback(ALICE);
      bench.await("that it is called off", () -> times("drain a-1 called off") == 2);
      cluster.free("drain a-1");
      record("way-back-continued", bench, UpgradeState.ROLLED_BACK);
    }
  }

  private long times(String step) {
    return cluster.log().stream().filter(step::equals).count();
  }

  private static void record(String name, UpgradeTestBench bench, UpgradeState expected)
      throws Exception {
    assertThat(bench.result().state()).isEqualTo(expected);
    write(name + "-upgrade", bench.history(UPGRADE));
    write(name + "-pool", bench.history(POOL));
  }

  private static void write(String name, WorkflowExecutionHistory history) throws IOException {
    Files.writeString(HISTORIES.resolve(name + ".json"), history.toJson(true) + "\n");
  }
}
