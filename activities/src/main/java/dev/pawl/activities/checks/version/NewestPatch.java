package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;

/**
 * Kubernetes recommends the newest patch on both sides of an upgrade. Which that is, only an update
 * graph says.
 */
final class NewestPatch implements Check {

  @Override
  public About about() {
    return new About(
        "VER-PATCH",
        "patches that are not the newest",
        Severity.INFO,
        Owner.UPGRADE,
        When.ONCE,
        List.of());
  }

  @Override
  public Found look(View view) {
    return view.spec().target().graph() != null
        ? Found.nothing()
        : Found.unknown(
            Severity.INFO,
            "without an update graph nobody says which patch is the newest",
            "see the releases of Kubernetes, or name spec.target.graph");
  }
}
