package dev.pawl.planner.capacity;

import java.util.List;
import java.util.Set;

/**
 * Which nodes a pod may stand on because of the pods that stand there.
 *
 * @param near required pod affinity; all terms must be satisfied
 * @param apart required pod anti-affinity
 * @param spread constraints that forbid, not those that only prefer
 * @param ports of the node that it takes
 */
public record PodRules(
    List<PodTerm> near, List<PodTerm> apart, List<SpreadConstraint> spread, Set<HostPort> ports) {

  public static final PodRules NONE = new PodRules(List.of(), List.of(), List.of(), Set.of());

  public PodRules {
    near = List.copyOf(near);
    apart = List.copyOf(apart);
    spread = List.copyOf(spread);
    ports = Set.copyOf(ports);
  }
}
