package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;

/** Cordons that were there before. Pawl never takes off what it did not put on. */
final class CordonedNodes implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-CORDONED",
        "nodes that somebody else has cordoned",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.NODES));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> NodeFacts.unschedulable(n))
            .filter(n -> !NodeFacts.annotations(n).containsKey(Keys.CORDONED))
            .map(
                n ->
                    Finding.warn(
                        Ref.of(n),
                        "is cordoned, and will stay so",
                        "uncordon it if nobody needs that any more: it takes of the room there is")));
  }
}
