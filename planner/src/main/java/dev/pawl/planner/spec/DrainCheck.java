package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.Drain;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.time.Duration;

/** The waits of a drain fit into its timeout. */
final class DrainCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    DocumentCheck.forEachPool(
        document.spec(),
        (pool, at) -> {
          if (pool.drain() != null) {
            check(pool.drain(), at.field("drain"), problems);
          }
        });
  }

  private static void check(Drain drain, FieldPath at, Problems problems) {
    if (!problems.touch(at.field("timeout"))) {
      Duration timeout = drain.timeout() == null ? DrainSpec.defaults().timeout() : drain.timeout();
      fits(drain.waitForJobs(), timeout, at.field("waitForJobs"), problems);
      fits(drain.loadBalancerWait(), timeout, at.field("loadBalancerWait"), problems);
    }
  }

  private static void fits(Duration wait, Duration timeout, FieldPath at, Problems problems) {
    if (wait != null && wait.compareTo(timeout) >= 0) {
      problems.add(
          at,
          "%s does not end before the drain's timeout of %s"
              .formatted(Durations.format(wait), Durations.format(timeout)),
          "write less, or a longer timeout");
    }
  }
}
