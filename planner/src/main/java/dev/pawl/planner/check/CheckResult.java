package dev.pawl.planner.check;

import java.util.Comparator;
import java.util.List;

/**
 * What came of one check.
 *
 * @param severity of this result: the worst of its findings and of what could not be looked at; of
 *     one that passed, the worst that it could have found
 * @param message what could not be looked at, and why; null where all was
 * @param remediation what makes it possible to look; null where all was looked at
 * @param findings the worst first, then by object
 */
public record CheckResult(
    String id,
    String title,
    Outcome result,
    Severity severity,
    String message,
    String remediation,
    List<Finding> findings) {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::weight)
          .thenComparing(Finding::object)
          .thenComparing(Finding::message);

  public CheckResult {
    findings = findings.stream().sorted(WORST_FIRST).toList();
  }

  /** Whether an upgrade must not go on because of it: a blocker that nobody could look at too. */
  public boolean blocks() {
    return result != Outcome.PASS && severity == Severity.BLOCK;
  }
}
