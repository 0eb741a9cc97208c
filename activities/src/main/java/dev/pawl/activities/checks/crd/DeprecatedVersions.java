package dev.pawl.activities.checks.crd;

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
import java.util.stream.Stream;

/**
 * A version that its owner has marked deprecated, while objects may still be stored in it: one of
 * the owner's next releases will drop it.
 */
final class DeprecatedVersions implements Check {

  @Override
  public About about() {
    return new About(
        "CRD-DEPRECATED",
        "custom resources stored in a deprecated version",
        Severity.INFO,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL),
        List.of(Definitions.READING));
  }

  @Override
  public Found look(View view) {
    return Found.of(view.read(Definitions.READING).stream().flatMap(DeprecatedVersions::findings));
  }

  private static Stream<Finding> findings(Definition definition) {
    List<String> used =
        definition.spec().versions().stream()
            .filter(v -> v.deprecated() && definition.stored().contains(v.name()))
            .map(Definition.Version::name)
            .toList();
    return used.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.info(
                definition.object(),
                "objects may be stored in %s, which is deprecated"
                    .formatted(String.join(", ", used)),
                "write them in a newer version before its owner drops that one"));
  }
}
