package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;

/**
 * Something that only the hosts or etcd's own port can tell. It is listed, so that nobody takes
 * silence for a good sign; the exec driver's own command is the place to look.
 */
record LeftToTheDriver(String id, String title, String how) implements Check {

  static final List<Check> ALL =
      List.of(
          new LeftToTheDriver(
              "CP-STATICPODS",
              "manifests that are missing on control-plane hosts",
              "look into /etc/kubernetes/manifests"),
          new LeftToTheDriver(
              "ETCD-ALARM", "alarms of etcd (NOSPACE, CORRUPT)", "ask etcdctl alarm list"),
          new LeftToTheDriver(
              "ETCD-SIZE",
              "an etcd that is nearly full, or much fragmented",
              "ask etcdctl endpoint status"),
          new LeftToTheDriver(
              "ETCD-LATENCY",
              "slow disks under etcd",
              "look at etcd_disk_wal_fsync_duration_seconds, p99 under 10 ms"),
          new LeftToTheDriver(
              "ETCD-SNAPSHOT",
              "a snapshot of etcd that is missing",
              "write one: controlPlane.exec.snapshot, which Pawl runs first"),
          new LeftToTheDriver(
              "CAP-QUOTA", "quotas of the provider that are too small", "ask the provider's API"),
          new LeftToTheDriver(
              "CAP-IP", "subnets without free addresses", "ask the provider's API, or the IPAM"));

  @Override
  public About about() {
    return new About(id, title, Severity.INFO, Owner.PLATFORM, When.ONCE, List.of());
  }

  @Override
  public Found look(View view) {
    return Found.unknown(
        Severity.INFO,
        "is out of reach of the Kubernetes API",
        "left to the exec driver's command: " + how);
  }
}
