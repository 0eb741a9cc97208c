package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
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
import dev.pawl.planner.spec.PoolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod that may take longer to end than its drain may take. */
final class LongGrace implements Check {

  @Override
  public About about() {
    return new About(
        "WL-GRACE",
        "pods that may take longer to end than a drain",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    Map<String, PoolSpec> nodes = Turning.nodes(view);
    return Found.of(
        Workloads.turning(view).stream()
            .flatMap(w -> finding(w, nodes.get(w.sample().getSpec().getNodeName())).stream()));
  }

  private static Optional<Finding> finding(Workload workload, PoolSpec pool) {
    Long written = workload.sample().getSpec().getTerminationGracePeriodSeconds();
    Duration grace = Duration.ofSeconds(written == null ? 30 : written);
    if (grace.compareTo(pool.drain().timeout()) >= 0) {
      return Optional.of(
          Finding.warn(
              workload.object(),
              "may take %s to end, and the drain of pool %s has %s"
                  .formatted(Ages.words(grace), pool.name(), Ages.words(pool.drain().timeout())),
              "raise drain.timeout, or lower terminationGracePeriodSeconds"));
    }
    return grace.isZero() && workload.kind().equals("StatefulSet")
        ? Optional.of(
            Finding.warn(
                workload.object(),
                "has terminationGracePeriodSeconds 0: two pods of one identity may run at once",
                "give it time to end"))
        : Optional.empty();
  }
}
