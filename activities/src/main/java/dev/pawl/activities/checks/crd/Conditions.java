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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A definition that an apiserver itself is not content with: it is served in part, or not at all.
 */
final class Conditions implements Check {

  @Override
  public About about() {
    return new About(
        "CRD-CONDITIONS",
        "CustomResourceDefinitions that are not served as they are written",
        Severity.WARN,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.AFTER),
        List.of(Definitions.READING));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Definitions.READING).stream()
            .flatMap(
                d ->
                    Stream.of(
                            finding(d, "NamesAccepted", "True"),
                            finding(d, "Established", "True"),
                            finding(d, "NonStructuralSchema", "False"))
                        .flatMap(Optional::stream)));
  }

  /**
   * A condition that is not there: of the first two, nobody has looked; of the last, all is well.
   */
  private static Optional<Finding> finding(Definition definition, String type, String good) {
    Optional<Definition.Condition> condition = definition.condition(type);
    boolean well =
        condition.map(c -> good.equals(c.status())).orElseGet(() -> good.equals("False"));
    if (well) {
      return Optional.empty();
    }
    String said = condition.map(Definition.Condition::said).orElse("not set");
    return Optional.of(
        Finding.warn(
            definition.object(),
            "its condition %s is not %s: %s".formatted(type, good, said),
            "apply a definition that the apiserver accepts, or delete it with its objects"));
  }
}
