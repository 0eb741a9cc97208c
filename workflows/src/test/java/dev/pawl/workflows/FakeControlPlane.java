package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.undo.EtcdSnapshot;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.UpgradeRef;

/** The control plane of a fake cluster: one version. */
final class FakeControlPlane implements ControlPlaneActivities {

  private final FakeSteps steps;
  private volatile KubeVersion server = FakeCluster.ORIGIN;

  FakeControlPlane(FakeSteps steps) {
    this.steps = steps;
  }

  void startAnew() {
    server = FakeCluster.ORIGIN;
  }

  KubeVersion server() {
    return server;
  }

  @Override
  public KubeVersion version(UpgradeRef upgrade) {
    return server;
  }

  @Override
  public void awaitOtherVersion(UpgradeRef upgrade, KubeVersion known) {
    steps.begin("await another version", HoldCode.FORBIDDEN);
  }

  @Override
  public CommandReport run(ControlPlaneCommand c) {
    steps.begin("control plane " + c.action().name(), HoldCode.EXEC_FAILED);
    if (c.action() == ExecAction.UPGRADE || c.action() == ExecAction.ROLLBACK) {
      server = c.to();
    }
    return c.action() == ExecAction.SNAPSHOT
        ? new CommandReport("done", new EtcdSnapshot(0xab12, 812, 230, 20480, "3.6.0"))
        : CommandReport.saying("done");
  }
}
