package dev.pawl.planner.cluster;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * A cluster at one instant.
 *
 * @param uid of the {@code kube-system} namespace: the identity of the cluster
 * @param serverVersion what its apiserver says of itself at {@code /version}
 */
public record ClusterState(String uid, KubeVersion serverVersion, List<NodeState> nodes) {
  public ClusterState {
    nodes = List.copyOf(nodes);
  }
}
