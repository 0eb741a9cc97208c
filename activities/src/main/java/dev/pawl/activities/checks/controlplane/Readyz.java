package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.Answers.Answer;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/** What the apiserver says of itself: a line for each part that is not in order. */
final class Readyz implements Check {

  @Override
  public About about() {
    return new About(
        "CP-READYZ",
        "parts of the apiserver that are not ready",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ALWAYS,
        List.of(Readings.READYZ.reading(), Readings.LIVEZ.reading(), Readings.APISERVERS));
  }

  private static final String FAILED = "[-]";

  @Override
  public Found look(View view) {
    Answers<String> ready = view.each(Readings.READYZ);
    Answers<String> alive = view.each(Readings.LIVEZ);
    return Found.of(
            Stream.concat(ready.each().stream(), alive.each().stream())
                .flatMap(Readyz::findings)
                .distinct())
        .and(ready.gap("look at /readyz?verbose of each of them"));
  }

  private static Stream<Finding> findings(Answer<String> answer) {
    return answer.said().stream()
        .filter(line -> line.startsWith(FAILED))
        .map(line -> line.substring(FAILED.length()).strip())
        .map(
            part ->
                Finding.block(
                    answer.server(),
                    "is not in order: " + part,
                    "see the apiserver's log; an upgrade would make it worse"));
  }
}
