package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.endpoint.Backends;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;

/**
 * A webhook that must answer, and nobody is there: whatever its rules match is refused, also the
 * pods that an upgrade moves. One at a URL is out of reach from here.
 */
final class FailClosed implements Check {

  @Override
  public About about() {
    return new About(
        "WH-FAILCLOSED",
        "webhooks that must answer and have no ready endpoint",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE, Stage.POOL, Stage.NODE, Stage.AFTER),
        List.of(Hooks.VALIDATING, Hooks.MUTATING, Backends.READING));
  }

  @Override
  public Found look(View view) {
    List<Hook> inside = Hooks.failClosed(view).filter(Hook::inCluster).toList();
    return Hooks.failClosed(view)
        .filter(h -> !h.inCluster())
        .map(FailClosed::outOfReach)
        .reduce(silent(view, inside), Found::and);
  }

  /** Where there is no such webhook, nobody has to read who is behind which Service. */
  private static Found silent(View view, List<Hook> hooks) {
    if (hooks.isEmpty()) {
      return Found.nothing();
    }
    Backends backends = Backends.in(view);
    return Found.of(
        hooks.stream()
            .filter(
                h -> backends.of(h.callee().namespace(), h.callee().service()).ready().isEmpty())
            .map(FailClosed::finding));
  }

  private static Finding finding(Hook hook) {
    return Finding.block(
        hook.object(),
        "%s must answer before what it matches may change, and %s has no ready endpoint"
            .formatted(hook.name(), hook.callee().spoken()),
        "bring its pods back; or set failurePolicy Ignore for as long as the upgrade takes; or"
            + " delete the configuration where nothing is behind it any more");
  }

  private static Found outOfReach(Hook hook) {
    return Found.unknown(
        Severity.INFO,
        "%s of %s is called at a URL, which only the apiservers have to reach"
            .formatted(hook.name(), hook.object()),
        "make sure that it answers during the upgrade");
  }
}
