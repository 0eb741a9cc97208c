package dev.pawl.planner.plan;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.Resources;
import java.util.HashMap;
import java.util.Map;

/**
 * How many pods fit on a machine like a node, were they as big as those that a drain moves off it:
 * a mean, good enough to tell how many pods move twice. Whether each pod has a place is for the
 * capacity check to say.
 */
final class NodeRoom {

  private static final class Load {
    private int staying;
    private int moving;
    private Resources stay = Resources.NONE;
    private Resources move = Resources.NONE;
  }

  private final Map<String, NodeCapacity> nodes = new HashMap<>();
  private final Map<String, Load> loads = new HashMap<>();

  NodeRoom(ClusterCapacity cluster) {
    cluster.nodes().forEach(n -> nodes.put(n.name(), n));
    cluster.pods().forEach(this::add);
  }

  private void add(PlacedPod pod) {
    Load load = loads.computeIfAbsent(pod.node(), n -> new Load());
    Resources asked = pod.shape().requests();
    if (pod.shape().afterDrain() == AfterDrain.PER_NODE) {
      load.staying++;
      load.stay = load.stay.plus(asked);
    } else {
      load.moving++;
      load.move = load.move.plus(asked);
    }
  }

  /** As many as anybody asks for where the room of the node is not known. */
  int of(String node) {
    NodeCapacity capacity = nodes.get(node);
    if (capacity == null) {
      return Integer.MAX_VALUE;
    }
    Load load = loads.getOrDefault(node, new Load());
    long room = Math.max(0, (long) capacity.maxPods() - load.staying);
    room =
        Math.min(
            room,
            fitting(
                capacity.allocatable().cpuMilli() - load.stay.cpuMilli(),
                load.move.cpuMilli(),
                load.moving));
    room =
        Math.min(
            room,
            fitting(
                capacity.allocatable().memoryBytes() - load.stay.memoryBytes(),
                load.move.memoryBytes(),
                load.moving));
    return (int) Math.min(Integer.MAX_VALUE, room);
  }

  private static long fitting(long free, long asked, int pods) {
    return asked == 0 ? Long.MAX_VALUE : (long) (Math.max(0, free) * (double) pods / asked);
  }
}
