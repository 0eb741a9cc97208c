package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.RollbackScope;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;

/**
 * An upgrade with three addons, page on dns and log, and a pool of one node: always in the same
 * order, whatever the machine does first. Recorded by {@link RecordHistories}.
 */
final class SideBySideAddons {

  private final FakeCluster cluster;

  SideBySideAddons(FakeCluster cluster) {
    this.cluster = cluster.withPool("a", 1);
  }

  UpgradeTestBench there() {
    return inOrder(bench());
  }

  /** All three are taken back: page does not work. */
  UpgradeTestBench thereAndBack() {
    cluster.failing("addon page", tried -> true).failingWith("addon page", HoldCode.EXEC_FAILED);
    return inOrder(
        bench().withRollback().onFailure(OnFailure.ROLLBACK).scope(RollbackScope.UPGRADE));
  }

  /** The activities in the order in which they were scheduled, by their summaries. */
  static List<String> order(WorkflowExecutionHistory upgrade) {
    return upgrade.getEvents().stream()
        .filter(e -> e.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .map(e -> text(e.getUserMetadata().getSummary()))
        .toList();
  }

  private static String text(Payload summary) {
    return DefaultDataConverter.STANDARD_INSTANCE.fromPayload(summary, String.class, String.class);
  }

  private UpgradeTestBench bench() {
    return new UpgradeTestBench(cluster)
        .addon("page", AddonStage.AFTER_CONTROL_PLANE, "dns", "log")
        .addon("dns", AddonStage.AFTER_CONTROL_PLANE)
        .addon("log", AddonStage.AFTER_CONTROL_PLANE)
        .pool("a");
  }

  private UpgradeTestBench inOrder(UpgradeTestBench bench) {
    cluster.stuck("record log").stuck("addon dns").stuck("addon log");
    bench.start();
    bench.awaitLog("addon dns");
    cluster.free("record log");
    bench.awaitLog("addon log");
    cluster.free("addon dns");
    cluster.free("addon log");
    return bench;
  }
}
