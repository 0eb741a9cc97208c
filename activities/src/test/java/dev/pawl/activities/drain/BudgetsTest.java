package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetsTest {

  private final Pod web = Pods.web("web-1").build();
  private final Pod other = Pods.ownedBy("Job", "j", "j-1");

  @Test
  void shouldMatchByLabelsWithinTheNamespace() {
    PodDisruptionBudget budget = Pods.budget("web", 1, 1, 1, 0);
    PodDisruptionBudget elsewhere =
        new PodDisruptionBudgetBuilder(budget)
            .editMetadata()
            .withNamespace("other")
            .endMetadata()
            .build();
    assertThat(Budgets.covers(budget, web)).isTrue();
    assertThat(Budgets.covers(budget, other)).isFalse();
    assertThat(Budgets.covers(elsewhere, web)).isFalse();
  }

  @Test
  void shouldTakeAnEmptySelectorForAllAndAnAbsentOneForNone() {
    assertThat(Budgets.covers(selecting(new LabelSelector()), web)).isTrue();
    assertThat(Budgets.covers(selecting(new LabelSelector()), other)).isTrue();
    assertThat(Budgets.covers(selecting(null), web)).isFalse();
  }

  @Test
  void shouldKnowTheFourOperators() {
    assertThat(Budgets.covers(expression("app", "In", "web", "api"), web)).isTrue();
    assertThat(Budgets.covers(expression("app", "In", "api"), web)).isFalse();
    assertThat(Budgets.covers(expression("app", "NotIn", "api"), web)).isTrue();
    assertThat(Budgets.covers(expression("tier", "NotIn", "api"), web)).isTrue();
    assertThat(Budgets.covers(expression("app", "Exists"), web)).isTrue();
    assertThat(Budgets.covers(expression("tier", "Exists"), web)).isFalse();
    assertThat(Budgets.covers(expression("tier", "DoesNotExist"), web)).isTrue();
  }

  @Test
  void shouldPutPodsOfOneBudgetInOneGroupAndFreePodsInTheirOwn() {
    Pod web2 = Pods.web("web-2").build();
    Pod free = Pods.ownedBy("Job", "j", "j-2");
    Budgets budgets = new Budgets(List.of(Pods.budget("web", 1, 1, 1, 0)));
    List<EvictionGroup> groups = budgets.group(List.of(web, other, web2, free));
    assertThat(groups)
        .extracting(EvictionGroup::key, g -> g.pods().size())
        .containsExactly(tuple("", 1), tuple("", 1), tuple("shop/web", 2));
  }

  @Test
  void shouldSeparatePodsThatTwoBudgetsCover() {
    Budgets budgets =
        new Budgets(List.of(Pods.budget("b", 1, 1, 1, 0), Pods.budget("a", 1, 1, 1, 0)));
    assertThat(budgets.group(List.of(web)))
        .singleElement()
        .extracting(EvictionGroup::key)
        .isEqualTo("shop/a+shop/b");
  }

  private static PodDisruptionBudget selecting(LabelSelector selector) {
    return new PodDisruptionBudgetBuilder(Pods.budget("b", 1, 1, 1, 0))
        .editSpec()
        .withSelector(selector)
        .endSpec()
        .build();
  }

  private static PodDisruptionBudget expression(String key, String operator, String... values) {
    return selecting(
        new LabelSelectorBuilder()
            .addNewMatchExpression()
            .withKey(key)
            .withOperator(operator)
            .withValues(values)
            .endMatchExpression()
            .build());
  }
}
