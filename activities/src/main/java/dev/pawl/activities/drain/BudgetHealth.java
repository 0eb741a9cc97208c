package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import java.util.Optional;

/**
 * A budget's numbers at one instant.
 *
 * @param settled whether the status is of the spec as it is now
 * @param disrupted pods whose eviction was allowed and that are not gone yet
 * @param barred whether the spec itself allows no disruption at all: maxUnavailable 0, or
 *     minAvailable 100%
 */
public record BudgetHealth(
    String namespace,
    String name,
    int desired,
    int current,
    int expected,
    int allowed,
    boolean settled,
    int disrupted,
    boolean barred) {

  public static BudgetHealth of(PodDisruptionBudget budget) {
    PodDisruptionBudgetStatus s =
        Optional.ofNullable(budget.getStatus()).orElseGet(PodDisruptionBudgetStatus::new);
    long generation = orZero(budget.getMetadata().getGeneration());
    return new BudgetHealth(
        budget.getMetadata().getNamespace(),
        budget.getMetadata().getName(),
        (int) orZero(s.getDesiredHealthy()),
        (int) orZero(s.getCurrentHealthy()),
        (int) orZero(s.getExpectedPods()),
        (int) orZero(s.getDisruptionsAllowed()),
        orZero(s.getObservedGeneration()) >= generation,
        s.getDisruptedPods() == null ? 0 : s.getDisruptedPods().size(),
        barred(budget));
  }

  /** {@code shop/web}. */
  String spoken() {
    return namespace + "/" + name;
  }

  public String object() {
    return "PodDisruptionBudget/" + namespace + "/" + name;
  }

  /**
   * Whether waiting cannot help: all pods are healthy, none is on its way out, and yet none may go.
   * Source of the rule: Gardener's machine-controller-manager, and what the spec says outright.
   */
  public boolean never() {
    return allowed == 0
        && (barred || (settled && expected > 0 && current >= expected && disrupted == 0));
  }

  /** Whether it would allow nothing even with every pod healthy. */
  public boolean tooTight() {
    return barred || (expected > 0 && desired >= expected);
  }

  private static boolean barred(PodDisruptionBudget budget) {
    if (budget.getSpec() == null) {
      return false;
    }
    IntOrString most = budget.getSpec().getMaxUnavailable();
    IntOrString least = budget.getSpec().getMinAvailable();
    return (most != null && (is(most, "0%") || Integer.valueOf(0).equals(most.getIntVal())))
        || (least != null && is(least, "100%"));
  }

  private static boolean is(IntOrString value, String text) {
    return text.equals(value.getStrVal());
  }

  private static long orZero(Number n) {
    return n == null ? 0 : n.longValue();
  }
}
