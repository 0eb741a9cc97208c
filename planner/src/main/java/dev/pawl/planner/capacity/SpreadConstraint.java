package dev.pawl.planner.capacity;

/**
 * A topology spread constraint with {@code whenUnsatisfiable: DoNotSchedule}.
 *
 * @param maxSkew how many more pods a domain may have than the emptiest one
 * @param topologyKey the node label whose values are the domains
 * @param selector which pods of the namespace are counted, {@code matchLabelKeys} merged in
 * @param minDomains with fewer domains the emptiest counts as empty; 1 where not set
 * @param nodeAffinity whether nodes that the pod may not stand on are left out; Honor by default
 * @param nodeTaints whether nodes with taints it does not tolerate are; Ignore by default, so that
 *     a cordoned node still counts as an empty domain
 */
public record SpreadConstraint(
    int maxSkew,
    String topologyKey,
    LabelSelector selector,
    int minDomains,
    Policy nodeAffinity,
    Policy nodeTaints) {

  /** Whether a rule about nodes has a say in which domains there are. */
  public enum Policy {
    HONOR,
    IGNORE
  }

  /** With Kubernetes' defaults. */
  public static SpreadConstraint of(int maxSkew, String topologyKey, LabelSelector selector) {
    return new SpreadConstraint(maxSkew, topologyKey, selector, 1, Policy.HONOR, Policy.IGNORE);
  }
}
