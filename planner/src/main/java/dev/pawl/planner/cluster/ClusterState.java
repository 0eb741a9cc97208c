package dev.pawl.planner.cluster;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * A cluster at one instant.
 *
 * @param uid of the {@code kube-system} namespace: the identity of the cluster
 * @param serverVersion what its apiserver says of itself at {@code /version}
 * @param budgets every one that a pod of a node is under
 * @param capacity its room; without any node where it was not looked at
 * @param signer of an OpenShift cluster; null where there is none, or it may not be read
 */
public record ClusterState(
    String uid,
    KubeVersion serverVersion,
    List<NodeState> nodes,
    List<BudgetState> budgets,
    ClusterCapacity capacity,
    SignerState signer) {

  public ClusterState {
    nodes = List.copyOf(nodes);
    budgets = List.copyOf(budgets);
  }

  /** A cluster that is not an OpenShift. */
  public ClusterState(
      String uid,
      KubeVersion serverVersion,
      List<NodeState> nodes,
      List<BudgetState> budgets,
      ClusterCapacity capacity) {
    this(uid, serverVersion, nodes, budgets, capacity, null);
  }

  /** A cluster of whose budgets and room nothing is known. */
  public ClusterState(String uid, KubeVersion serverVersion, List<NodeState> nodes) {
    this(uid, serverVersion, nodes, List.of(), new ClusterCapacity(List.of(), List.of()));
  }
}
