package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;

/** A cluster from lists that have been read already. */
public record ListedCluster(
    List<Node> nodes,
    List<Pod> pods,
    List<PodDisruptionBudget> budgets,
    List<Namespace> namespaces,
    List<PersistentVolumeClaim> claims,
    List<PersistentVolume> volumes) {

  /**
   * As the planner sees it; its identity left open.
   *
   * @param server what the apiserver says of itself
   */
  public ClusterState at(KubeVersion server) {
    PodCensus census =
        new PodCensus(
            new MovableCensus(new CoveringBudgets(budgets)),
            new Shapes(
                new Neighbours(new Namespaces(() -> Optional.of(namespaces))),
                new Volumes(() -> new Volumes.Seen(claims, volumes))));
    pods.forEach(census::add);
    return new ClusterState(
        "",
        server,
        nodes.stream().map(n -> ClusterObserver.state(n, census.movable())).toList(),
        census.movable().budgets(),
        new ClusterCapacity(nodes.stream().map(NodeRooms::of).toList(), census.placed()));
  }
}
