package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.Optional;

/**
 * An emptyDir volume is lost when its pod moves. Where the pool does not allow that, the drain is
 * held.
 */
final class EmptyDirs implements Check {

  @Override
  public About about() {
    return new About(
        "EMPTYDIR",
        "pods whose emptyDir volumes would be lost",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.of(Turning.pods(view, pool -> !pool.drain().deleteEmptyDir())).stream()
            .flatMap(w -> finding(w).stream()));
  }

  private static Optional<Finding> finding(Workload workload) {
    return workload.sample().getSpec().getVolumes().stream()
        .filter(v -> v.getEmptyDir() != null)
        .findFirst()
        .map(
            v ->
                Finding.block(
                    workload.object(),
                    "keeps data in emptyDir volume %s, which is lost when %s moves"
                        .formatted(v.getName(), workload.spoken()),
                    "set drain.deleteEmptyDir: true for its pool, once its owner agrees"));
  }
}
