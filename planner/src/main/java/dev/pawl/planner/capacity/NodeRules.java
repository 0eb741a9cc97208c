package dev.pawl.planner.capacity;

import java.util.List;
import java.util.Map;

/**
 * Which nodes a pod may stand on whatever else stands there.
 *
 * @param selector {@code nodeSelector}: labels the node must have
 * @param affinity the terms of {@code requiredDuringSchedulingIgnoredDuringExecution}, of which one
 *     must match; none where there is no such affinity
 * @param tolerations taints the pod puts up with
 * @param volumes from where its volumes can be reached; all must be
 */
public record NodeRules(
    Map<String, String> selector,
    List<NodeTerm> affinity,
    List<Toleration> tolerations,
    List<VolumeReach> volumes) {

  /** No condition, no toleration. */
  public static final NodeRules NONE = new NodeRules(Map.of(), List.of(), List.of(), List.of());

  public NodeRules {
    selector = Map.copyOf(selector);
    affinity = List.copyOf(affinity);
    tolerations = List.copyOf(tolerations);
    volumes = List.copyOf(volumes);
  }

  public boolean selects(NodeCapacity node) {
    for (Map.Entry<String, String> label : selector.entrySet()) {
      if (!label.getValue().equals(node.labels().get(label.getKey()))) {
        return false;
      }
    }
    return affinity.isEmpty() || affinity.stream().anyMatch(term -> term.matches(node));
  }

  public boolean tolerates(Taint taint) {
    return tolerations.stream().anyMatch(t -> t.tolerates(taint));
  }

  public boolean toleratesAll(List<Taint> taints) {
    for (Taint taint : taints) {
      if (!tolerates(taint)) {
        return false;
      }
    }
    return true;
  }
}
