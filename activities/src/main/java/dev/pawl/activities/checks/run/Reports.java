package dev.pawl.activities.checks.run;

import dev.pawl.planner.check.CheckBaseline;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Severity;
import dev.pawl.workflows.activity.CheckActivities.CheckReport;
import dev.pawl.workflows.activity.CheckActivities.CheckRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Results in the few words that a history may keep. */
final class Reports {

  private static final int NAMED = 20;
  private static final int TOLD = 10;

  private final CheckRequest request;
  private final List<CheckResult> results;

  Reports(CheckRequest request, List<CheckResult> results) {
    this.request = request;
    this.results = results;
  }

  /** What is in the way. */
  CheckReport plain() {
    return report(List.of(), List.of());
  }

  /** Also which findings the spec accepts. */
  CheckReport withAccepted() {
    List<String> accepted = new ArrayList<>();
    for (CheckResult result : results) {
      result.findings().stream()
          .filter(f -> f.accepted() != null)
          .forEach(
              f ->
                  accepted.add(
                      "%s %s until %s (%s)"
                          .formatted(
                              result.id(),
                              f.object(),
                              f.accepted().until(),
                              f.accepted().reason())));
    }
    return report(first(accepted), List.of());
  }

  /** Also which warnings had not been there before. */
  CheckReport comparedWith(CheckBaseline before) {
    List<String> worse = new ArrayList<>();
    int overlooked = before.more();
    for (CheckResult result : results) {
      for (Finding finding : result.findings()) {
        boolean warns = finding.severity() == Severity.WARN && finding.accepted() == null;
        if (!warns || leftOut(finding.object()) || before.knows(result.id(), finding)) {
          continue;
        }
        if (overlooked > 0) {
          overlooked--;
        } else {
          worse.add("%s %s %s".formatted(result.id(), finding.object(), finding.message()));
        }
      }
    }
    return report(List.of(), first(worse));
  }

  private CheckReport report(List<String> accepted, List<String> worse) {
    List<Obstacle> all =
        Obstacle.of(results).stream()
            .filter(o -> !request.known().contains(o.key()))
            .filter(o -> !leftOut(o.object()))
            .toList();
    List<Obstacle> named = all.stream().limit(NAMED).toList();
    return new CheckReport(named, all.size() - named.size(), accepted, worse);
  }

  private boolean leftOut(String object) {
    return request.leftOut().stream().anyMatch(node -> Objects.equals(object, "Node/" + node));
  }

  private static List<String> first(List<String> sentences) {
    if (sentences.size() <= TOLD) {
      return sentences;
    }
    List<String> some = new ArrayList<>(sentences.subList(0, TOLD));
    some.add("and %d more".formatted(sentences.size() - TOLD));
    return some;
  }
}
