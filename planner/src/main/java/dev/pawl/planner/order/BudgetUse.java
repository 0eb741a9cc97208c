package dev.pawl.planner.order;

import java.util.Comparator;
import java.util.Map;

/**
 * A PodDisruptionBudget and where the pods are that it counts.
 *
 * @param name {@code namespace/name}
 * @param disruptionsAllowed how many of its pods may leave now
 * @param podsOnNode how many of its pods are on each node that is to be drained
 */
public record BudgetUse(String name, int disruptionsAllowed, Map<String, Integer> podsOnNode) {

  public BudgetUse {
    podsOnNode = Map.copyOf(podsOnNode);
  }

  /**
   * Whether it may hold up nodes that are drained side by side: the fullest of them together need
   * more than it allows. With one node at a time it may still be slow, but no order helps.
   */
  boolean tight(int width) {
    long needed =
        podsOnNode.values().stream()
            .sorted(Comparator.reverseOrder())
            .limit(width)
            .mapToLong(Integer::longValue)
            .sum();
    return needed > disruptionsAllowed && podsOnNode.size() > 1;
  }
}
