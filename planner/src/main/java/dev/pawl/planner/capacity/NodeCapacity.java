package dev.pawl.planner.capacity;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node and its room.
 *
 * @param pool the pool it is in; empty where it is in none
 * @param allocatable what pods may ask for together ({@code status.allocatable})
 * @param maxPods how many pods it may have ({@code allocatable.pods})
 * @param taints that keep pods off. Not the cordon, which is {@code available}, and no
 *     PreferNoSchedule, which keeps none off
 * @param available Ready and not cordoned
 */
public record NodeCapacity(
    String name,
    String pool,
    Map<String, String> labels,
    Resources allocatable,
    int maxPods,
    List<Taint> taints,
    boolean available) {

  public static final String HOSTNAME = "kubernetes.io/hostname";
  public static final String ZONE = "topology.kubernetes.io/zone";

  /** Kubernetes sets and removes these by a node's condition; a new machine has none of them. */
  private static final String CONDITION_TAINTS = "node.kubernetes.io/";

  /** Pawl's own marks say something of one machine. */
  private static final String OWN_MARKS = "pawl.dev/";

  public NodeCapacity {
    labels = Map.copyOf(labels);
    taints = List.copyOf(taints);
  }

  /** The zone, or the empty text for a node without one. */
  public String zone() {
    return labels.getOrDefault(ZONE, "");
  }

  /**
   * The machine that comes in this one's place, as every driver makes it: the same but for its name
   * and what stands for a passing condition.
   */
  public NodeCapacity successor(String newName) {
    SortedMap<String, String> copied = new TreeMap<>(labels);
    copied.keySet().removeIf(key -> key.startsWith(OWN_MARKS));
    copied.put(HOSTNAME, newName);
    List<Taint> kept =
        taints.stream()
            .filter(t -> !t.key().startsWith(CONDITION_TAINTS) && !t.key().startsWith(OWN_MARKS))
            .toList();
    return new NodeCapacity(newName, pool, copied, allocatable, maxPods, kept, true);
  }
}
