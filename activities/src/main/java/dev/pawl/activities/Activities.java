package dev.pawl.activities;

import dev.pawl.activities.addon.AddonActivitiesImpl;
import dev.pawl.activities.checks.run.CheckActivitiesImpl;
import dev.pawl.activities.cluster.ClusterActivitiesImpl;
import dev.pawl.activities.controlplane.ControlPlaneActivitiesImpl;
import dev.pawl.activities.drain.Drainer;
import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.exec.ExecDriver;
import dev.pawl.activities.gate.GateActivitiesImpl;
import dev.pawl.activities.helm.HelmProgram;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.pool.PoolActivitiesImpl;
import dev.pawl.activities.step.Pulses;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** All activities of a worker, put together. What they are made of is closed by whoever made it. */
public final class Activities {

  private Activities() {}

  /**
   * The objects to register with a Temporal worker, beside a {@link
   * dev.pawl.activities.step.FailureInterceptor}.
   *
   * @param directory of the worker, for what commands print; made where it is missing
   */
  public static List<Object> create(Clusters clusters, Pulses pulses, Clock clock, Path directory) {
    HelmProgram.cleanUp();
    Drivers drivers = Drivers.standard();
    ExecDriver exec = new ExecDriver(directory);
    return List.of(
        new ClusterActivitiesImpl(clusters, pulses, clock, drivers),
        new PoolActivitiesImpl(clusters, pulses, clock, drivers, new Drainer(clock), exec),
        new ControlPlaneActivitiesImpl(clusters, pulses, exec, clock),
        new AddonActivitiesImpl(clusters, pulses, clock),
        new GateActivitiesImpl(clusters, pulses, System::getenv),
        new CheckActivitiesImpl(clusters, pulses, clock));
  }
}
