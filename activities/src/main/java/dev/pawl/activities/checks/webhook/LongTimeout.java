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

/** A webhook that may take long for each pod makes every drain as slow as its slowest answer. */
final class LongTimeout implements Check {

  /** What the API sets where nobody says otherwise. */
  private static final int SECONDS = 10;

  private static final Set<String> ALL = Set.of("CREATE", "UPDATE", "DELETE");

  @Override
  public About about() {
    return new About(
        "WH-TIMEOUT",
        "webhooks for pods with a long timeout",
        Severity.INFO,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL),
        List.of(Hooks.VALIDATING, Hooks.MUTATING));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Hooks.failClosed(view)
            .filter(h -> h.timeoutSeconds() > SECONDS)
            .filter(h -> h.hears(ALL, Subject.PODS) || h.hears(ALL, Subject.EVICTIONS))
            .map(LongTimeout::finding));
  }

  private static Finding finding(Hook hook) {
    return Finding.info(
        hook.object(),
        "%s may take %d s for each pod".formatted(hook.name(), hook.timeoutSeconds()),
        "lower timeoutSeconds to %d or less".formatted(SECONDS));
  }
}
