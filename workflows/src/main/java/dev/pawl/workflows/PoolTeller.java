package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.message.PoolReport;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Tells the upgrade when a pool's state changes, and keeps the page in the Web UI true. The happy
 * path has no such change: it costs no action.
 */
final class PoolTeller {

  private final PoolInput input;
  private PoolReport told;

  private PoolTeller(PoolInput input) {
    this.input = input;
    this.told = new PoolReport(input.pool().pool().name(), UpgradeState.RUNNING, null);
  }

  static PoolTeller of(PoolInput input) {
    return new PoolTeller(input);
  }

  /** Goes on until the pool is done. */
  void tell(Supplier<PoolStatus> status, Supplier<Boolean> done) {
    PoolStatus[] shown = new PoolStatus[1];
    while (!done.get()) {
      PoolStatus now = status.get();
      if (!now.equals(shown[0])) {
        shown[0] = now;
        Workflow.setCurrentDetails(StatusPage.of(now));
      }
      PoolReport report = report(now);
      if (report.state() != told.state() || codeOf(report) != codeOf(told)) {
        told = report;
        send(report);
      }
      Workflow.await(() -> done.get() || !status.get().equals(shown[0]));
    }
  }

  private static Object codeOf(PoolReport report) {
    return report.hold() == null ? null : report.hold().code();
  }

  private static PoolReport report(PoolStatus status) {
    boolean held = status.state() == UpgradeState.HELD;
    Hold hold = held ? StatusPage.mostUrgent(status.holds()) : null;
    return new PoolReport(status.name(), status.state(), hold);
  }

  private void send(PoolReport report) {
    String parent =
        Objects.requireNonNullElse(
            Workflow.getInfo().getParentWorkflowId().orElse(null),
            ClusterUpgradeWorkflow.idFor(input.pool().upgrade().uid()));
    try {
      Workflow.newExternalWorkflowStub(ClusterUpgradeWorkflow.class, parent).poolChanged(report);
    } catch (SignalExternalWorkflowException gone) {
      Workflow.getLogger(PoolTeller.class).info("the upgrade is not there to be told", gone);
    }
  }
}
