package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.endpoint.CaBundle;
import dev.pawl.activities.checks.endpoint.CaBundle.Trouble;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;

/**
 * A webhook whose CA has expired is one that does not answer; where it may fail, that is silent.
 */
final class CaExpiry implements Check {

  @Override
  public About about() {
    return new About(
        "WH-CA-EXPIRY",
        "webhooks whose certificates cannot be trusted, or not for long",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL),
        List.of(Hooks.VALIDATING, Hooks.MUTATING));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Hooks.in(view)
            .flatMap(
                h -> CaBundle.trouble(h.callee(), view.now()).stream().map(t -> finding(h, t))));
  }

  private static Finding finding(Hook hook, Trouble trouble) {
    String message = "%s: its caBundle %s".formatted(hook.name(), trouble.words());
    String wayOut = "renew the CA and the serving certificate, and put the new CA into caBundle";
    return trouble.over() && hook.failClosed()
        ? Finding.block(hook.object(), message, wayOut)
        : Finding.warn(hook.object(), message, wayOut);
  }
}
