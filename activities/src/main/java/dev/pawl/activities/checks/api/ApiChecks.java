package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Check;
import dev.pawl.planner.lifecycle.ApiLifecycle;
import java.util.List;

/** All of this room. */
public final class ApiChecks {

  private ApiChecks() {}

  public static List<Check> all() {
    ApiLifecycle lifecycle = ApiLifecycle.shipped();
    return List.of(
        new RequestedApis(),
        new RemovedInManifests(lifecycle),
        new RemovedByWriters(lifecycle),
        new DeprecatedNext(lifecycle));
  }
}
