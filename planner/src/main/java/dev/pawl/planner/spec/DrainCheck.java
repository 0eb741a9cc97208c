package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.Drain;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.time.Duration;

/** The waits of a drain fit into its timeout, and nothing is written that does not apply. */
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
    if (!problems.touch(at.field("onBlocked"))) {
      OnBlocked onBlocked =
          drain.onBlocked() == null ? DrainSpec.defaults().onBlocked() : drain.onBlocked();
      blocked(drain, onBlocked, at, problems);
    }
    if (!problems.touch(at.field("timeout"))) {
      Duration timeout = drain.timeout() == null ? DrainSpec.defaults().timeout() : drain.timeout();
      fits(drain.waitForJobs(), timeout, at.field("waitForJobs"), problems);
      fits(drain.loadBalancerWait(), timeout, at.field("loadBalancerWait"), problems);
    }
  }

  private static void blocked(Drain drain, OnBlocked onBlocked, FieldPath at, Problems problems) {
    IntOrPercent most = drain.maxQuarantined();
    if (most != null && onBlocked != OnBlocked.QUARANTINE) {
      problems.add(
          at.field("maxQuarantined"),
          "nothing is quarantined without `onBlocked: quarantine`",
          "leave it out, or write `onBlocked: quarantine`");
    } else if (most != null && most.isZero()) {
      problems.add(
          at.field("maxQuarantined"),
          "0 contradicts `onBlocked: quarantine`: no node could be quarantined",
          "write 1 or more, or `onBlocked: hold`");
    }
    if (drain.force() != null && onBlocked != OnBlocked.FORCE) {
      problems.add(
          at.field("force"),
          "no budget is broken without `onBlocked: force`",
          "leave it out, or write `onBlocked: force`");
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
