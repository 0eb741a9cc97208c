package dev.pawl.starter.check;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.check.CheckResult;
import java.util.List;

/**
 * What came of all checks.
 *
 * @param unused acceptances that no finding is under
 */
public record Checked(List<CheckResult> results, List<Acceptance> unused) {

  /** Whether an upgrade must not be started. */
  public boolean blocked() {
    return results.stream().anyMatch(CheckResult::blocks);
  }
}
