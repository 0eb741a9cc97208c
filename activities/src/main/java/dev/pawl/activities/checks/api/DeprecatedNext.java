package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.lifecycle.ApiLifecycle;
import dev.pawl.planner.version.Minor;
import java.util.Set;
import java.util.stream.Stream;

/** What the target still serves, and one of the next upgrades will end: time to change it. */
final class DeprecatedNext implements Check {

  /** A year's releases: no beta version of an API ends sooner after it was deprecated. */
  private static final int RELEASES = 3;

  private final ApiLifecycle lifecycle;

  DeprecatedNext(ApiLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public About about() {
    return new About(
        "API-DEPRECATED-NEXT",
        "versions of the API that end within three releases after the target",
        Severity.INFO,
        Owner.WORKLOADS,
        Set.of(Stage.BEFORE_ALL),
        Stream.<Reading<?>>concat(
                Manifests.READINGS.stream(),
                Stream.of(ServerMetrics.OF_EACH.reading(), Readings.APISERVERS))
            .toList());
  }

  @Override
  public Found look(View view) {
    Minor target = view.target().minorRelease();
    return Manifests.in(view)
        .and(Writers.in(view))
        .found(
            u -> lifecycle.removedSoonAfter(target, RELEASES, u.apiVersion(), u.kind()),
            Severity.INFO)
        .and(requested(view, target));
  }

  private static Found requested(View view, Minor target) {
    Minor last = new Minor(target.major(), target.minor() + RELEASES);
    return Found.of(
        Requests.in(view).apis().stream()
            .filter(r -> r.removed().compareTo(target) > 0 && r.removed().compareTo(last) <= 0)
            .map(DeprecatedNext::finding));
  }

  private static Finding finding(RequestedApi api) {
    return Finding.info(
        api.object(),
        "was asked for since the apiserver was started, and ends with " + api.removed(),
        "find the client in the audit log, and update it before that release");
  }
}
