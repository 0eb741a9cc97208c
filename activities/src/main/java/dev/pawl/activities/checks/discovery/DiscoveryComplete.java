package dev.pawl.activities.checks.discovery;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;

/**
 * Part of what a cluster serves cannot be known: then no check can vouch for all of it, and neither
 * namespaces nor garbage can be cleared away. So it is unknown rather than failed, and blocks.
 */
final class DiscoveryComplete implements Check {

  @Override
  public About about() {
    return new About(
        "DISC-OK",
        "parts of the API that cannot be discovered",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE, Stage.AFTER),
        List.of(Discovery.READING));
  }

  @Override
  public Found look(View view) {
    return view.read(Discovery.READING).stream()
        .filter(ApiVersion::stale)
        .map(DiscoveryComplete::unknown)
        .reduce(Found.nothing(), Found::and);
  }

  private static Found unknown(ApiVersion version) {
    return Found.unknown(
        Severity.BLOCK,
        "what %s serves is not known: discovery has a stale answer, or none"
            .formatted(version.spoken()),
        "mend what is behind APIService %s.%s, or delete it"
            .formatted(version.version(), version.group()));
  }
}
