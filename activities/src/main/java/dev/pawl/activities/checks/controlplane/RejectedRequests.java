package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.metrics.Flow;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Priority levels whose requests wait or are turned away: an upgrade makes more of them. What is
 * turned away is counted since the apiserver was started, so a share is looked at.
 */
final class RejectedRequests implements Check {

  @Override
  public About about() {
    return new About(
        "CP-APF",
        "requests that apiservers turn away",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        List.of(ServerMetrics.OF_EACH.reading(), Readings.APISERVERS));
  }

  /** Of the requests of a level. */
  private static final double SHARE = 0.01;

  /** Fewer were a burst. */
  private static final long FEWEST = 100;

  /** At the moment, in the queues of a level: a few pass in milliseconds. */
  private static final long WAITING = 50;

  @Override
  public Found look(View view) {
    Map<String, Flow> flows = new TreeMap<>();
    view.each(ServerMetrics.OF_EACH)
        .all()
        .flatMap(m -> m.flows().stream())
        .forEach(f -> flows.merge(f.level(), f, Flow::and));
    return Found.of(
        flows.values().stream()
            .filter(RejectedRequests::overloaded)
            .map(
                f ->
                    Finding.warn(
                        "PriorityLevelConfiguration/" + f.level(),
                        "has turned away %d requests of %d since its apiservers were started, and %d wait now"
                            .formatted(f.rejected(), f.rejected() + f.dispatched(), f.waiting()),
                        "find who asks so much (API Priority and Fairness), or drain fewer nodes side"
                            + " by side")));
  }

  private static boolean overloaded(Flow flow) {
    long all = flow.dispatched() + flow.rejected();
    return flow.waiting() >= WAITING
        || (flow.rejected() >= FEWEST && flow.rejected() > SHARE * all);
  }
}
