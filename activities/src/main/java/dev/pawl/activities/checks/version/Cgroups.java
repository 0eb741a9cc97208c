package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import java.util.List;

/** From 1.35 on the kubelet refuses to start on cgroup v1. No object says which one a node has. */
final class Cgroups implements Check {

  @Override
  public About about() {
    return new About(
        "VER-CGROUP", "nodes with cgroup v1", Severity.INFO, Owner.PLATFORM, When.ONCE, List.of());
  }

  private static final Minor REFUSED = new Minor(1, 35);

  @Override
  public Found look(View view) {
    return view.target().minorRelease().compareTo(REFUSED) < 0
        ? Found.nothing()
        : Found.unknown(
            Severity.INFO,
            "only the hosts know; kubelets refuse cgroup v1 from %s on".formatted(REFUSED),
            "let the exec driver's command look (stat -fc %T /sys/fs/cgroup says cgroup2fs)");
  }
}
