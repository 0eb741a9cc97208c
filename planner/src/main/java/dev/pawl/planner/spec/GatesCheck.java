package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.regex.Pattern;

/** A gate can be asked, and its answer can be judged. */
final class GatesCheck implements DocumentCheck {

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*result\\s*(<|<=|>|>=|==|!=)\\s*[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    DocumentCheck.forEach(
        document.spec().gates(),
        GATES,
        (gate, gateAt) -> {
          FieldPath at = gateAt.field("prometheus");
          if (gate.prometheus() != null && !problems.touch(at)) {
            BaseAddress.check(gate.prometheus().url(), at.field("url"), problems);
            condition(gate.prometheus().successCondition(), at.field("successCondition"), problems);
          }
        });
  }

  private static void condition(String condition, FieldPath at, Problems problems) {
    if (!CONDITION.matcher(condition).matches()) {
      problems.add(
          at,
          "expected `result`, one of < <= > >= == != and a number, got \"" + condition + "\"",
          "write it as \"result < 0.01\"");
    }
  }
}
