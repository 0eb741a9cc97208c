package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Trees;
import java.util.List;

/**
 * How well a node suits a pod, higher is better. The real scheduler's default weights:
 * TaintToleration 3, spreading 2, LeastAllocated 1, each from 0 to 100.
 */
final class Score {
  // What the real scheduler counts for a container without requests.
  private static final Demand UNSAID = new Demand(100, 200L << 20, 0);

  private Score() {}

  static double of(
      JsonNode pod, JsonNode node, Demand room, Demand used, int siblings, int maxTaints) {
    int taints = Taints.intolerable(pod, node, List.of("PreferNoSchedule"));
    double toleration = maxTaints == 0 ? 100 : 100.0 * (maxTaints - taints) / maxTaints;
    double spread = 100.0 / (1 + siblings);
    return 3 * toleration + 2 * spread + leastAllocated(pod, room, used);
  }

  private static double leastAllocated(JsonNode pod, Demand room, Demand used) {
    Demand own = Demand.of(pod);
    long pods = used.pods() + 1;
    long cpu = Math.max(used.cpu() + own.cpu(), pods * UNSAID.cpu());
    long memory = Math.max(used.memory() + own.memory(), pods * UNSAID.memory());
    return (free(cpu, room.cpu()) + free(memory, room.memory())) / 2;
  }

  private static double free(long used, long capacity) {
    return capacity <= 0 || used > capacity ? 0 : 100.0 * (capacity - used) / capacity;
  }

  /** The most PreferNoSchedule taints that any of the nodes has against the pod. */
  static int maxTaints(JsonNode pod, List<JsonNode> nodes) {
    return nodes.stream()
        .mapToInt(n -> Taints.intolerable(pod, n, List.of("PreferNoSchedule")))
        .max()
        .orElse(0);
  }

  /** How many pods on the node have the same controller as this one. */
  static int siblings(World world, JsonNode pod, String node) {
    String owner = Trees.controllerUid(pod);
    return owner.isEmpty()
        ? 0
        : (int)
            world.store().podsOn(node).stream()
                .filter(p -> Trees.controllerUid(p.tree()).equals(owner))
                .count();
  }
}
