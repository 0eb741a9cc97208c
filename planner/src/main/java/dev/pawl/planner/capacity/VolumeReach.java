package dev.pawl.planner.capacity;

import java.util.Set;
import java.util.TreeSet;

/** From where a volume can be reached: the node affinity of a PersistentVolume, or its kind. */
public sealed interface VolumeReach {

  boolean reachableFrom(NodeCapacity node);

  /**
   * Only from some zones.
   *
   * @param topologyKey the label that tells them, {@code topology.kubernetes.io/zone} or a driver's
   *     own
   */
  record Zones(String topologyKey, Set<String> zones) implements VolumeReach {
    public Zones {
      zones = Set.copyOf(zones);
    }

    @Override
    public boolean reachableFrom(NodeCapacity node) {
      String zone = node.labels().get(topologyKey);
      return zone != null && zones.contains(zone);
    }

    @Override
    public String toString() {
      return "its volume is in " + String.join(", ", new TreeSet<>(zones));
    }
  }

  /** Only from one node: a local volume. Where the machine is replaced, it is lost. */
  record OneNode(String node) implements VolumeReach {
    @Override
    public boolean reachableFrom(NodeCapacity candidate) {
      return node.equals(candidate.name());
    }

    @Override
    public String toString() {
      return "its volume is local to node " + node;
    }
  }
}
