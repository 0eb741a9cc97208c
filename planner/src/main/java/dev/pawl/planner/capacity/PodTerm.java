package dev.pawl.planner.capacity;

import java.util.Set;

/**
 * A required pod affinity or anti-affinity: pods that are to be near, or not to be near.
 *
 * @param topologyKey the node label that says what is near
 * @param namespaces where those pods are: the term's namespaces and those its namespaceSelector
 *     selects, or where it has neither the pod's own
 * @param selector which pods these are
 */
public record PodTerm(String topologyKey, Set<String> namespaces, LabelSelector selector) {

  public PodTerm {
    namespaces = Set.copyOf(namespaces);
  }

  /** Whether a pod of that shape is one of those meant. */
  public boolean means(PodShape shape) {
    return namespaces.contains(shape.namespace()) && selector.matches(shape.labels());
  }
}
