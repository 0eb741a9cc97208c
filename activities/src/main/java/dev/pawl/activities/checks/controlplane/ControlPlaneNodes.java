package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;

/** A control-plane node that is not Ready. */
final class ControlPlaneNodes implements Check {

  @Override
  public About about() {
    return new About(
        "CP-NODES-READY",
        "control-plane nodes that are not Ready",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.NODES));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> ClusterObserver.ofControlPlane(n) && !NodeFacts.ready(n))
            .map(
                n ->
                    Finding.block(
                        Ref.of(n),
                        "is not Ready, and carries the control plane",
                        "mend it first: an upgrade takes one more away")));
  }
}
