package dev.pawl.activities.checks;

import dev.pawl.activities.observe.ListedCluster;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** What the planner needs of a cluster, from what the checks have read already. */
public final class Observed {

  private Observed() {}

  /** What the apiserver says of itself. */
  public static KubeVersion server(View view) {
    return view.read(Readings.VERSION).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableException(
                    "the apiserver says no version", "see what answers at /version", null));
  }

  /** Nodes and versions alone, as if no pod were there. */
  public static ClusterState withoutPods(View view) {
    return new ListedCluster(
            view.read(Readings.NODES), List.of(), List.of(), List.of(), List.of(), List.of())
        .at(server(view));
  }

  /** All of it. */
  public static ClusterState of(View view) {
    return new ListedCluster(
            view.read(Readings.NODES),
            view.read(Readings.PODS),
            view.read(Readings.BUDGETS),
            view.read(Readings.NAMESPACES),
            view.read(Readings.CLAIMS),
            view.read(Readings.VOLUMES))
        .at(server(view));
  }
}
