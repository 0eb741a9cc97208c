package dev.pawl.starter.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Results as a log of SARIF 2.1.0: a rule for each check, a result for each finding. What could not
 * be looked at is a result of kind {@code open}, and, since such a result has no level, a
 * notification that has one. What was accepted is suppressed, with its reason.
 *
 * @param schema where the format is described
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  record Run(Tool tool, List<Invocation> invocations, List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(String name, String version, List<Rule> rules) {}

  record Rule(String id, Text shortDescription, Configuration defaultConfiguration) {}

  record Configuration(String level) {}

  record Text(String text) {}

  record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  record Notification(String level, Text message, AssociatedRule associatedRule) {}

  record AssociatedRule(String id, int index) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      String ruleId,
      int ruleIndex,
      String kind,
      String level,
      Text message,
      List<Location> locations,
      List<Suppression> suppressions,
      Map<String, String> partialFingerprints) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Location(PhysicalLocation physicalLocation, List<LogicalLocation> logicalLocations) {}

  record PhysicalLocation(Artifact artifactLocation) {}

  record Artifact(String uri) {}

  record LogicalLocation(String fullyQualifiedName, String kind) {}

  record Suppression(String kind, String justification) {}

  /**
   * @param file the upgrade.yaml: code scanning shows a result only where it is in a file
   * @param version of Pawl
   */
  static SarifLog of(Checked checked, Path file, String version) {
    List<CheckResult> checks = checked.results();
    PhysicalLocation upgrade = new PhysicalLocation(new Artifact(uri(file)));
    List<Rule> rules = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<Notification> notes = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      CheckResult check = checks.get(i);
      rules.add(rule(check));
      results.addAll(results(check, i, upgrade));
      if (check.message() != null) {
        notes.add(note(check, i));
      }
    }
    Driver driver = new Driver("pawl", version, rules);
    Run run = new Run(new Tool(driver), List.of(new Invocation(true, notes)), results);
    return new SarifLog(SCHEMA, "2.1.0", List.of(run));
  }

  private static Rule rule(CheckResult check) {
    return new Rule(
        check.id(), new Text(check.title()), new Configuration(level(check.severity())));
  }

  private static List<Result> results(CheckResult check, int rule, PhysicalLocation upgrade) {
    List<Result> results = new ArrayList<>();
    check.findings().forEach(f -> results.add(failed(check, rule, f, upgrade)));
    if (check.result() == Outcome.PASS) {
      results.add(other(check, rule, "pass", "Nothing was found.", upgrade));
    } else if (check.message() != null) {
      results.add(other(check, rule, "open", unknown(check), upgrade));
    }
    return results;
  }

  private static Result failed(
      CheckResult check, int rule, Finding finding, PhysicalLocation upgrade) {
    Location where =
        new Location(upgrade, List.of(new LogicalLocation(finding.object(), "resource")));
    return new Result(
        check.id(),
        rule,
        "fail",
        level(finding.severity()),
        new Text(
            "%s: %s. Way out: %s."
                .formatted(finding.object(), finding.message(), finding.remediation())),
        List.of(where),
        finding.accepted() == null
            ? null
            : List.of(new Suppression("external", finding.accepted().reason())),
        Map.of("object/v1", check.id() + " " + finding.object()));
  }

  /** Of another kind than fail, and so without a level (SARIF §3.27.10). */
  private static Result other(
      CheckResult check, int rule, String kind, String text, PhysicalLocation upgrade) {
    List<Location> where = List.of(new Location(upgrade, null));
    return new Result(check.id(), rule, kind, "none", new Text(text), where, null, null);
  }

  private static Notification note(CheckResult check, int rule) {
    return new Notification(
        level(check.severity()), new Text(unknown(check)), new AssociatedRule(check.id(), rule));
  }

  private static String unknown(CheckResult check) {
    return "Unknown: %s. Way out: %s.".formatted(check.message(), check.remediation());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case BLOCK -> "error";
      case WARN -> "warning";
      case INFO -> "note";
    };
  }

  /** Relative as it was typed, so that it fits the repository that it is in. */
  private static String uri(Path file) {
    return file.isAbsolute()
        ? file.toUri().toString()
        : Path.of("").toUri().relativize(file.toUri()).toString();
  }
}
