package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class WorkloadChecks {

  private WorkloadChecks() {}

  public static List<Check> all() {
    return List.of(
        new BarePods(),
        new SingleReplicas(),
        new LostDaemonPods(),
        new NoReadiness(),
        new NoSpread(),
        new LongGrace(),
        new TolerateAll(),
        new HostBound(),
        new DoNotEvict(),
        new RunningJobs(),
        new CrashingPods(),
        new HpaMinimum(),
        new RolloutsUnderWay(),
        new DaemonSetHealth(),
        new RetiredIngress(),
        new CriticalTogether(),
        new StaticPodReferences(),
        new NoMinReady(),
        new HardSpread(),
        new SingleEndpoints(),
        new ImagePulls());
  }
}
