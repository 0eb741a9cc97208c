package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.endpoint.Backend;
import dev.pawl.activities.checks.endpoint.Backends;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A webhook that must answer, and goes away with one node: until it is back, nothing passes. */
final class SingleReplica implements Check {

  @Override
  public About about() {
    return new About(
        "WH-SINGLE",
        "webhooks that must answer and go away with one node",
        Severity.WARN,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.POOL),
        List.of(Hooks.VALIDATING, Hooks.MUTATING, Backends.READING));
  }

  @Override
  public Found look(View view) {
    Backends backends = Backends.in(view);
    return Found.of(
        Hooks.failClosed(view)
            .filter(Hook::inCluster)
            .flatMap(
                h ->
                    finding(h, backends.of(h.callee().namespace(), h.callee().service()))
                        .stream()));
  }

  private static Optional<Finding> finding(Hook hook, Backend behind) {
    int ready = behind.ready().size();
    String how;
    if (ready == 1) {
      how = "one endpoint";
    } else if (ready > 1 && behind.nodes().size() == 1) {
      how = "all %d endpoints on node %s".formatted(ready, behind.nodes().iterator().next());
    } else {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warn(
            hook.object(),
            "%s must answer, and %s has %s: what it matches cannot change while that moves"
                .formatted(hook.name(), hook.callee().spoken(), how),
            "run two or more replicas on different nodes, with a budget of maxUnavailable 1"));
  }
}
