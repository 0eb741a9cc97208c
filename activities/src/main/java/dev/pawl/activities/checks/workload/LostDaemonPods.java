package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A pod whose DaemonSet is gone is neither made again nor counted by anybody. */
final class LostDaemonPods implements Check {

  @Override
  public About about() {
    return new About(
        "WL-ORPHAN-DS",
        "pods of DaemonSets that are gone",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.PODS, Readings.DAEMON_SETS));
  }

  @Override
  public Found look(View view) {
    Set<String> there =
        view.read(Readings.DAEMON_SETS).stream().map(Ref::of).collect(Collectors.toSet());
    return Found.of(
        Workloads.of(view.read(Readings.PODS)).stream()
            .filter(w -> w.kind().equals("DaemonSet") && !there.contains(w.object()))
            .map(
                w ->
                    Finding.warn(
                        Ref.of(w.sample()),
                        "belongs to %s, which is gone".formatted(w.object()),
                        "delete the pod")));
  }
}
