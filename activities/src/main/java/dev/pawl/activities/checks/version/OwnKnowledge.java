package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.lifecycle.ApiLifecycle;
import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pawl is a client like others: of a Kubernetes that is much newer than what it was made with it
 * does not know what has changed, and much older ones lack what it asks for.
 */
final class OwnKnowledge implements Check {

  @Override
  public About about() {
    return new About(
        "VER-KUBECTL",
        "releases of Kubernetes that this Pawl was not made for",
        Severity.INFO,
        Owner.UPGRADE,
        When.ONCE,
        List.of(Readings.VERSION));
  }

  /** The first that has all that Pawl reads: HorizontalPodAutoscalers in autoscaling/v2. */
  private static final Minor OLDEST = new Minor(1, 23);

  @Override
  public Found look(View view) {
    Minor newest = ApiLifecycle.shipped().knowsUpTo();
    return Found.of(
        Stream.of(Observed.server(view).minorRelease(), view.target().minorRelease())
            .distinct()
            .filter(m -> m.compareTo(OLDEST) < 0 || m.compareTo(newest) > 0)
            .map(
                m ->
                    Finding.info(
                        "ClusterUpgrade/" + view.spec().name(),
                        "has to do with Kubernetes %s; this Pawl knows %s to %s"
                            .formatted(m, OLDEST, newest),
                        "take the newest Pawl; read the release notes of that release")));
  }
}
