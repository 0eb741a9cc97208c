package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook that must answer before the things may be made that it needs itself to answer: once its
 * node is drained it cannot come back, and neither can the network or the DNS it is called by.
 */
final class SelfDeadlock implements Check {

  @Override
  public About about() {
    return new About(
        "WH-SELF-DEADLOCK",
        "webhooks that must answer before their own pods can start",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL),
        List.of(
            Hooks.VALIDATING, Hooks.MUTATING, Readings.NAMESPACES, Readings.PODS, Readings.NODES));
  }

  @Override
  public Found look(View view) {
    Lifeline lifeline =
        new Lifeline(
            view.read(Readings.NAMESPACES), view.read(Readings.PODS), view.read(Readings.NODES));
    return Found.of(
        Hooks.failClosed(view)
            .filter(Hook::inCluster)
            .flatMap(h -> finding(h, lifeline.heardBy(h)).stream()));
  }

  private static Optional<Finding> finding(Hook hook, List<String> heard) {
    if (heard.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "%s must answer before %s may be made, and %s is called for that"
            .formatted(hook.name(), String.join(", ", heard), hook.callee().spoken());
    String wayOut =
        "exclude kube-system and %s in its namespaceSelector, and nodes and leases in its rules"
            .formatted(hook.callee().namespace());
    return Optional.of(
        hook.conditional()
            ? Finding.warn(
                hook.object(),
                message + "; its matchConditions may except them, which only an apiserver can tell",
                wayOut)
            : Finding.block(hook.object(), message, wayOut));
  }
}
