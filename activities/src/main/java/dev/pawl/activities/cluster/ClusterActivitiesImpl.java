package dev.pawl.activities.cluster;

import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.step.AnotherAnswer;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.planner.window.WindowFit;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.failure.StepFailure;
import java.time.Clock;
import java.util.List;

/** Opens the pulse and the client for each step, and hands it to the class that knows how. */
public final class ClusterActivitiesImpl implements ClusterActivities {

  private final Clusters clusters;
  private final Pulses pulses;
  private final Admit admit;
  private final Close close;
  private final Clock clock;

  public ClusterActivitiesImpl(Clusters clusters, Pulses pulses, Clock clock, Drivers drivers) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.admit = new Admit(drivers, clock);
    this.close = new Close(clock);
    this.clock = clock;
  }

  @Override
  public Admission admit(AdmitRequest request) {
    try (Pulse pulse = pulses.open(StepName.ADMIT)) {
      return admit.run(clusters.client(request.upgrade()), request, pulse);
    }
  }

  @Override
  public void identify(UpgradeRef upgrade) {
    try (Pulse pulse = pulses.open(StepName.IDENTIFY)) {
      pulse.check();
      String uid = ClusterObserver.uid(clusters.client(upgrade));
      if (!uid.equals(upgrade.uid())) {
        throw StepFailure.of(
            new Hold(
                HoldCode.CLUSTER_IDENTITY,
                "context %s leads to cluster %s now, and the upgrade was started for %s; correct the worker's kubeconfig, then 'pawl retry'"
                    .formatted(
                        upgrade.context() == null ? "(current)" : upgrade.context(),
                        uid,
                        upgrade.uid()),
                "Namespace/kube-system"));
      }
    }
  }

  @Override
  public List<Finding> skew(SkewRequest request) {
    try (Pulse pulse = pulses.open(StepName.SKEW)) {
      pulse.check();
      return new Skew().run(clusters.client(request.upgrade()), request);
    }
  }

  @Override
  public void awaitSkew(SkewRequest request, String known) {
    try (Pulse pulse = pulses.open(StepName.SKEW)) {
      Skew skew = new Skew();
      AnotherAnswer.await(
          () -> Finding.digest(skew.run(clusters.client(request.upgrade()), request)),
          known,
          pulse);
    }
  }

  @Override
  public void markOutdated(MarkRequest request) {
    try (Pulse pulse = pulses.open(StepName.MARK)) {
      new MarkOutdated().run(clusters.client(request.upgrade()), request, pulse);
    }
  }

  @Override
  public void unmarkOutdated(MarkRequest request) {
    try (Pulse pulse = pulses.open(StepName.MARK)) {
      new MarkOutdated().takeOff(clusters.client(request.upgrade()), request, pulse);
    }
  }

  @Override
  public WindowFit window(StepWindows step) {
    return step.fit(clock.instant());
  }

  @Override
  public List<Finding> verify(VerifyRequest request) {
    try (Pulse pulse = pulses.open(StepName.VERIFY)) {
      pulse.check();
      return new Verify().run(clusters.client(request.upgrade()), request);
    }
  }

  @Override
  public void awaitVerify(VerifyRequest request, String known) {
    try (Pulse pulse = pulses.open(StepName.VERIFY)) {
      Verify verify = new Verify();
      AnotherAnswer.await(
          () -> Finding.digest(verify.run(clusters.client(request.upgrade()), request)),
          known,
          pulse);
    }
  }

  @Override
  public void close(UpgradeRef upgrade) {
    try (Pulse pulse = pulses.open(StepName.CLOSE)) {
      close.run(clusters.client(upgrade), upgrade, pulse);
    }
  }
}
