package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A job that has run for long loses its work when its pod is evicted. */
final class RunningJobs implements Check {

  @Override
  public About about() {
    return new About(
        "WL-JOBS",
        "jobs that lose long work when they are moved",
        Severity.WARN,
        Owner.WORKLOADS,
        When.POOL,
        List.of(Readings.NODES, Readings.PODS));
  }

  private static final Duration LONG = Duration.ofMinutes(30);

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> w.kind().equals("Job"))
            .filter(w -> age(w, view).compareTo(LONG) > 0)
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "has run for %s, and begins again when its pod is evicted"
                            .formatted(Ages.words(age(w, view))),
                        "wait until it ends, or let it save its work")));
  }

  private static Duration age(Workload workload, View view) {
    return workload.pods().stream()
        .map(p -> Ages.of(p, view.now()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
