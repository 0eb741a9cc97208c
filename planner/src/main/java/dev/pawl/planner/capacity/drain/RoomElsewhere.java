package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import java.util.List;
import java.util.Set;

/**
 * Whether some nodes are needed by nobody any more: each pod that can move off them has a place on
 * what stays, all at once, by {@link DrainSimulation}. Only then may they refuse pods.
 */
public final class RoomElsewhere {

  private RoomElsewhere() {}

  /**
   * Whether everything has.
   *
   * @param leaving names of the nodes whose pods need another place
   * @param noPlace names of others that are no place to move to: they will leave as well
   */
  public static boolean forAll(ClusterCapacity cluster, Set<String> leaving, Set<String> noPlace) {
    List<NodeCapacity> nodes =
        cluster.nodes().stream()
            .filter(n -> leaving.contains(n.name()) || !noPlace.contains(n.name()))
            .toList();
    List<String> order =
        nodes.stream().map(NodeCapacity::name).filter(leaving::contains).sorted().toList();
    List<PlacedPod> pods = cluster.pods();
    return order.isEmpty()
        || DrainSimulation.beginningFits(
            new ClusterCapacity(nodes, pods), new Rollout(order, 0, order.size(), Machines.KEPT));
  }
}
