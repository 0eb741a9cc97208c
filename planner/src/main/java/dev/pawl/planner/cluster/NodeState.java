package dev.pawl.planner.cluster;

import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node at one instant.
 *
 * @param movablePods pods that a drain would move: neither static nor of a DaemonSet, not ended
 * @param podsByBudget how many of these each budget covers, by its name; a pod under several counts
 *     under {@link BudgetState#jointName}
 * @param controlPlane whether it carries the role label of a control-plane node
 */
public record NodeState(
    String name,
    Map<String, String> labels,
    KubeVersion kubeletVersion,
    boolean ready,
    boolean unschedulable,
    Instant created,
    int movablePods,
    Map<String, Integer> podsByBudget,
    boolean controlPlane) {

  private static final String ZONE = "topology.kubernetes.io/zone";

  public NodeState {
    labels = Map.copyOf(labels);
    podsByBudget = Collections.unmodifiableSortedMap(new TreeMap<>(podsByBudget));
  }

  /** A node whose pods no budget covers. */
  public NodeState(
      String name,
      Map<String, String> labels,
      KubeVersion kubeletVersion,
      boolean ready,
      boolean unschedulable,
      Instant created,
      int movablePods,
      boolean controlPlane) {
    this(
        name,
        labels,
        kubeletVersion,
        ready,
        unschedulable,
        created,
        movablePods,
        Map.of(),
        controlPlane);
  }

  /** The zone, or the empty text for a node without one. */
  public String zone() {
    return labels.getOrDefault(ZONE, "");
  }
}
