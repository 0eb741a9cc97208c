package dev.pawl.planner.cluster;

import java.util.List;

/**
 * A PodDisruptionBudget at one instant, as its status has it.
 *
 * @param name {@code namespace/name}
 * @param expected pods it covers ({@code expectedPods})
 * @param healthy of these ({@code currentHealthy})
 * @param mustStay healthy pods it insists on ({@code desiredHealthy})
 */
public record BudgetState(String name, int expected, int healthy, int mustStay) {

  /** What no object's name in Kubernetes can have in it. */
  private static final String AND = "+";

  /**
   * Several budgets that cover the same pods: the Eviction API refuses to evict those, whatever the
   * budgets allow.
   *
   * @param names of the budgets, at least two
   * @param pods how many they cover together
   */
  public static BudgetState together(List<String> names, int pods) {
    return new BudgetState(jointName(names), pods, pods, pods);
  }

  /** How budgets that cover the same pods are called together; one is called by its name. */
  public static String jointName(List<String> names) {
    return String.join(AND, names);
  }

  /** Whether a name is that of several budgets. */
  public static boolean several(String name) {
    return name.contains(AND);
  }
}
