package dev.pawl.planner.capacity;

import java.util.List;

/**
 * The room of a cluster at one instant.
 *
 * @param nodes all of them, whether they are to be upgraded or not
 * @param pods all that stand on a node and have not ended. A pod whose node is not in the list (two
 *     lists are never of one instant) is left out of account; so are pods that wait for a place
 */
public record ClusterCapacity(List<NodeCapacity> nodes, List<PlacedPod> pods) {

  public ClusterCapacity {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
  }

  /** Names of the nodes of a pool, in the order they were given. */
  public List<String> pool(String name) {
    return nodes.stream().filter(n -> n.pool().equals(name)).map(NodeCapacity::name).toList();
  }
}
