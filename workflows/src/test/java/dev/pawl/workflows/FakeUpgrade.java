package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.planner.window.WindowFit;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.util.List;
import java.util.stream.Collectors;

/** What an upgrade of a fake cluster begins and ends with. */
final class FakeUpgrade implements ClusterActivities {

  private final FakeSteps steps;
  private final FakeWindow window;
  private final FakePools pools;
  private final FakeControlPlane controlPlane;
  private volatile List<Finding> findings = List.of();

  FakeUpgrade(FakeSteps steps, FakeWindow window, FakePools pools, FakeControlPlane controlPlane) {
    this.steps = steps;
    this.window = window;
    this.pools = pools;
    this.controlPlane = controlPlane;
  }

  void finding(List<Finding> found) {
    findings = found;
  }

  @Override
  public Admission admit(AdmitRequest r) {
    steps.begin("admit", HoldCode.FORBIDDEN);
    List<PoolStart> starts =
        r.pools().stream()
            .map(p -> new PoolStart(p.name(), pools.nodes(p.name()).size(), FakeCluster.ORIGIN, 0))
            .toList();
    return new Admission(
        controlPlane.server(),
        starts,
        starts.stream().collect(Collectors.toMap(PoolStart::name, PoolStart::desired)),
        List.of());
  }

  @Override
  public void identify(UpgradeRef upgrade) {
    steps.log("identify");
  }

  @Override
  public List<Finding> skew(SkewRequest request) {
    steps.begin("skew", HoldCode.FORBIDDEN);
    return List.of();
  }

  @Override
  public void awaitSkew(SkewRequest request, String known) {
    steps.begin("await skew", HoldCode.FORBIDDEN);
  }

  @Override
  public void markOutdated(MarkRequest request) {
    steps.begin("mark", HoldCode.FORBIDDEN);
    pools.rank();
  }

  @Override
  public void unmarkOutdated(MarkRequest request) {
    steps.begin("unmark", HoldCode.FORBIDDEN);
  }

  @Override
  public WindowFit window(StepWindows step) {
    steps.log("window");
    return window.fit();
  }

  @Override
  public List<Finding> verify(VerifyRequest request) {
    steps.begin("verify", HoldCode.FORBIDDEN);
    return findings;
  }

  @Override
  public void awaitVerify(VerifyRequest request, String known) {
    steps.begin("await verify", HoldCode.FORBIDDEN);
    FakeSteps.waitWhile(() -> Finding.digest(findings).equals(known));
  }

  @Override
  public void close(UpgradeRef upgrade) {
    steps.begin("close", HoldCode.FORBIDDEN);
  }
}
