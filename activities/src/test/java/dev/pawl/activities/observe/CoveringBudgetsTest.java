package dev.pawl.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.cluster.BudgetState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringBudgetsTest {

  private static final String HEALTH =
      "{observedGeneration: 2, expectedPods: 5, currentHealthy: 4, desiredHealthy: 3}";

  @Test
  void shouldTellTheBudgetsOfThePodsThatWereCounted() {
    CoveringBudgets budgets =
        new CoveringBudgets(
            List.of(
                budget("web", "{matchLabels: {app: web}}", HEALTH),
                budget("idle", "{matchLabels: {app: idle}}", HEALTH)));

    assertThat(budgets.count(pod("shop", "web"))).isEqualTo("shop/web");
    assertThat(budgets.count(pod("shop", "other"))).isEmpty();
    assertThat(budgets.count(pod("elsewhere", "web"))).isEmpty();
    assertThat(budgets.states()).containsExactly(new BudgetState("shop/web", 5, 4, 3));
  }

  @Test
  void shouldCountAPodUnderTwoBudgetsAsOneThatNeverGoes() {
    CoveringBudgets budgets =
        new CoveringBudgets(
            List.of(
                budget("web", "{matchLabels: {app: web}}", HEALTH), budget("all", "{}", HEALTH)));

    assertThat(budgets.count(pod("shop", "web"))).isEqualTo("shop/all+shop/web");
    budgets.count(pod("shop", "web"));
    budgets.count(pod("shop", "other"));

    assertThat(budgets.states())
        .containsExactly(
            new BudgetState("shop/all", 5, 4, 3), new BudgetState("shop/all+shop/web", 2, 2, 2));
  }

  @Test
  void shouldLeaveOutWhoseStatusIsNotOfItsSpec() {
    CoveringBudgets budgets =
        new CoveringBudgets(
            List.of(
                budget(
                    "old", "{}", HEALTH.replace("observedGeneration: 2", "observedGeneration: 1")),
                budget("new", "{}", "{}")));

    assertThat(budgets.count(pod("shop", "web"))).isEmpty();
    assertThat(budgets.states()).isEmpty();
  }

  private static PodDisruptionBudget budget(String name, String selector, String status) {
    return Serialization.unmarshal(
        """
        metadata: {namespace: shop, name: %s, generation: 2}
        spec: {selector: %s}
        status: %s
        """
            .formatted(name, selector, status),
        PodDisruptionBudget.class);
  }

  private static Pod pod(String namespace, String app) {
    return Serialization.unmarshal(
        "metadata: {namespace: %s, name: p, labels: {app: %s}}".formatted(namespace, app),
        Pod.class);
  }
}
