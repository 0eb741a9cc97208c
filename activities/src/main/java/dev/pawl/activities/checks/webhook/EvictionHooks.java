package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;

/**
 * A webhook that hears of evictions can refuse them, for reasons that no budget shows (KEP-4563).
 */
final class EvictionHooks implements Check {

  @Override
  public About about() {
    return new About(
        "WH-EVICTION",
        "webhooks that can refuse evictions",
        Severity.INFO,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.POOL),
        List.of(Hooks.VALIDATING, Hooks.MUTATING));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Hooks.in(view)
            .filter(h -> h.hears(Set.of("CREATE"), Subject.EVICTIONS))
            .map(EvictionHooks::finding));
  }

  private static Finding finding(Hook hook) {
    return Finding.info(
        hook.object(),
        hook.name() + " hears of evictions and may refuse them",
        "know who owns it: a drain that it refuses is held with its words");
  }
}
