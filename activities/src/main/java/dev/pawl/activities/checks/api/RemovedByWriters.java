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
import java.util.List;
import java.util.Set;

/**
 * A controller that writes objects in a version which the target no longer serves. Unlike the
 * metric of the apiservers this names who it is, survives their restarts, and needs no right but to
 * list.
 */
final class RemovedByWriters implements Check {

  private final ApiLifecycle lifecycle;

  RemovedByWriters(ApiLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public About about() {
    return new About(
        "API-MANAGEDFIELDS",
        "writers that use versions of the API that the target does not serve",
        Severity.WARN,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL),
        List.copyOf(WrittenKinds.READINGS));
  }

  @Override
  public Found look(View view) {
    Minor target = view.target().minorRelease();
    return Writers.in(view)
        .found(u -> lifecycle.removedBy(target, u.apiVersion(), u.kind()), Severity.WARN);
  }
}
