package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.lifecycle.ApiLifecycle;
import dev.pawl.planner.version.Minor;
import java.util.Set;

/**
 * A manifest in a version that the target no longer serves: it fails when it is applied next, also
 * where the object itself lives on in another version.
 */
final class RemovedInManifests implements Check {

  private final ApiLifecycle lifecycle;

  RemovedInManifests(ApiLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public About about() {
    return new About(
        "API-MANIFEST",
        "manifests in versions of the API that the target does not serve",
        Severity.BLOCK,
        Owner.WORKLOADS,
        Set.of(Stage.BEFORE_ALL),
        Manifests.READINGS);
  }

  @Override
  public Found look(View view) {
    Minor target = view.target().minorRelease();
    return Manifests.in(view)
        .found(u -> lifecycle.removedBy(target, u.apiVersion(), u.kind()), Severity.BLOCK)
        .and(beyond(target));
  }

  /** What a release removes that is newer than the table is not known. */
  private Found beyond(Minor target) {
    return target.compareTo(lifecycle.knowsUpTo()) <= 0
        ? Found.nothing()
        : Found.unknown(
            Severity.WARN,
            "which versions end is known up to %s; what %s removes beyond that is not"
                .formatted(lifecycle.knowsUpTo(), target),
            "take a Pawl that knows %s, or read its list of removals".formatted(target));
  }
}
