package dev.pawl.planner.cluster;

import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.Map;

/**
 * A node at one instant.
 *
 * @param movablePods pods that a drain would move: neither static nor of a DaemonSet, not ended
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
    boolean controlPlane) {

  private static final String ZONE = "topology.kubernetes.io/zone";

  public NodeState {
    labels = Map.copyOf(labels);
  }

  /** The zone, or the empty text for a node without one. */
  public String zone() {
    return labels.getOrDefault(ZONE, "");
  }
}
