package dev.pawl.activities.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Severity;
import java.util.List;

/**
 * A cluster with one thing the matter.
 *
 * @param id of the check that has to find it
 * @param object that it has to name
 */
public record Planted(String id, Severity severity, String object, View view) {

  public static Planted block(String id, String object, View view) {
    return new Planted(id, Severity.BLOCK, object, view);
  }

  public static Planted warn(String id, String object, View view) {
    return new Planted(id, Severity.WARN, object, view);
  }

  public static Planted info(String id, String object, View view) {
    return new Planted(id, Severity.INFO, object, view);
  }

  /** Whether one of the checks finds it, names it, and says what to do. */
  public void mustBeFoundBy(List<Check> checks) {
    Check check = checks.stream().filter(c -> c.about().id().equals(id)).findFirst().orElseThrow();
    About about = check.about();
    CheckResult result = check.look(view).result(about.id(), about.title(), about.worst());

    assertThat(result.result()).isEqualTo(Outcome.FAIL);
    assertThat(result.findings())
        .filteredOn(f -> f.object().equals(object))
        .as("findings: %s", result.findings())
        .isNotEmpty()
        .allSatisfy(
            f -> {
              assertThat(f.severity()).isEqualTo(severity);
              assertThat(f.message()).isNotBlank();
              assertThat(f.remediation()).isNotBlank();
            });
    assertThat(result.findings())
        .as("nothing may be worse than the check says it can be")
        .extracting(Finding::severity)
        .allMatch(s -> s.compareTo(about.worst()) >= 0);
  }

  @Override
  public String toString() {
    return id + " " + object;
  }
}
