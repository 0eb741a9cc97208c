package dev.pawl.starter.check;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.check.CheckResult;
import java.util.List;

/** What {@code pawl check -o json} prints (design §6). */
public record CheckDocument(
    boolean blocked, List<CheckResult> results, List<Acceptance> unusedAcceptances) {

  public static CheckDocument of(Checked checked) {
    return new CheckDocument(checked.blocked(), checked.results(), checked.unused());
  }
}
