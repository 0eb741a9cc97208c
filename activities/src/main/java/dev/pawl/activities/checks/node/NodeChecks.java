package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class NodeChecks {

  private NodeChecks() {}

  public static List<Check> all() {
    return List.of(
        new NodesReady(),
        new NodePressure(),
        new CordonedNodes(),
        new ForeignTaints(),
        new NodeLeases(),
        new Capacity(),
        new PendingPods(),
        new Autoscalers(),
        new Preemptors(),
        new Orphans(),
        new ForeignKubelets());
  }
}
