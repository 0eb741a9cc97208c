package dev.pawl.starter.check;

import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as a person reads them: the worst first, what to do under each. */
public final class CheckText {

  private static final Comparator<CheckResult> WORST_FIRST =
      Comparator.comparing(CheckResult::severity)
          .thenComparing(CheckResult::result)
          .thenComparing(CheckResult::id);

  private CheckText() {}

  public static List<String> lines(Checked checked) {
    List<String> lines = new ArrayList<>();
    checked.results().stream()
        .filter(r -> r.result() != Outcome.PASS)
        .sorted(WORST_FIRST)
        .forEach(r -> add(r, lines));
    checked
        .unused()
        .forEach(
            a ->
                lines.add(
                    "accepted, but not found: %s %s (%s)"
                        .formatted(a.id(), a.object(), a.reason())));
    lines.add(summary(checked));
    return lines;
  }

  private static void add(CheckResult result, List<String> lines) {
    lines.add("%-5s  %s  %s".formatted(word(result), result.id(), result.title()));
    Map<String, List<Finding>> byWayOut =
        result.findings().stream()
            .collect(
                Collectors.groupingBy(
                    Finding::remediation, LinkedHashMap::new, Collectors.toList()));
    byWayOut.forEach(
        (wayOut, findings) -> {
          findings.forEach(
              f -> lines.add("       %s %s%s".formatted(f.object(), f.message(), accepted(f))));
          lines.add("       → " + wayOut);
        });
    if (result.message() != null) {
      lines.add("       unknown: " + result.message());
      lines.add("       → " + result.remediation());
    }
    lines.add("");
  }

  private static String accepted(Finding finding) {
    return finding.accepted() == null
        ? ""
        : " [accepted until %s: %s]"
            .formatted(finding.accepted().until(), finding.accepted().reason());
  }

  private static String word(CheckResult result) {
    return switch (result.severity()) {
      case BLOCK -> "BLOCK";
      case WARN -> "WARN";
      case INFO -> "INFO";
    };
  }

  private static String summary(Checked checked) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    checked.results().forEach(r -> counts.merge(r.result(), 1L, Long::sum));
    long blocking = checked.results().stream().filter(CheckResult::blocks).count();
    long warning =
        checked.results().stream()
            .filter(r -> r.result() != Outcome.PASS && r.severity() == Severity.WARN)
            .count();
    return "%d checks: %d passed, %d failed, %d unknown; %s, %d to know about"
        .formatted(
            checked.results().size(),
            counts.getOrDefault(Outcome.PASS, 0L),
            counts.getOrDefault(Outcome.FAIL, 0L),
            counts.getOrDefault(Outcome.UNKNOWN, 0L),
            blocking == 0 ? "nothing blocks" : blocking + " in the way",
            warning);
  }
}
