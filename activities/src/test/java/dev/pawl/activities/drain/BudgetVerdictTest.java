package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetFluent;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BudgetVerdictTest {

  private static final Duration LONG_AGO = Duration.ofHours(1);

  @Test
  void shouldSayNeverWhenAllAreHealthyAndNoneMayGo() {
    assertThat(verdict(Pods.budget("web", 3, 3, 3, 0))).isEqualTo(BudgetVerdict.NEVER);
  }

  @Test
  void shouldSayNeverWhenTheSpecAllowsNothingWhateverTheHealth() {
    PodDisruptionBudget zero = limited(b -> b.withMaxUnavailable(new IntOrString(0)));
    PodDisruptionBudget none = limited(b -> b.withMaxUnavailable(new IntOrString("0%")));
    PodDisruptionBudget all = limited(b -> b.withMinAvailable(new IntOrString("100%")));
    PodDisruptionBudget some = limited(b -> b.withMaxUnavailable(new IntOrString(1)));
    assertThat(verdict(zero)).isEqualTo(BudgetVerdict.NEVER);
    assertThat(verdict(none)).isEqualTo(BudgetVerdict.NEVER);
    assertThat(verdict(all)).isEqualTo(BudgetVerdict.NEVER);
    assertThat(verdict(some)).isEqualTo(BudgetVerdict.BLOCKED);
  }

  @Test
  void shouldSayBlockedWhenPodsAreNotHealthyAndNothingMoves() {
    assertThat(verdict(Pods.budget("web", 2, 2, 3, 0))).isEqualTo(BudgetVerdict.BLOCKED);
  }

  @Test
  void shouldSaySlowWhenAPodWasLetGoJustNow() {
    BudgetHealth health = BudgetHealth.of(Pods.budget("web", 2, 2, 3, 0));
    assertThat(BudgetVerdict.of(health, Duration.ofSeconds(10), false))
        .isEqualTo(BudgetVerdict.SLOW);
    assertThat(BudgetVerdict.of(health, Duration.ofSeconds(61), false))
        .isEqualTo(BudgetVerdict.BLOCKED);
  }

  @Test
  void shouldSayBlockedWhenTheReplacementIsStuckHoweverLateAPodWasLetGo() {
    BudgetHealth health = BudgetHealth.of(Pods.budget("web", 2, 2, 3, 0));
    assertThat(BudgetVerdict.of(health, Duration.ZERO, true)).isEqualTo(BudgetVerdict.BLOCKED);
  }

  @Test
  void shouldNotSayNeverOnNumbersThatAreNotSettled() {
    PodDisruptionBudget behind =
        new PodDisruptionBudgetBuilder(Pods.budget("web", 3, 3, 3, 0))
            .editMetadata()
            .withGeneration(2L)
            .endMetadata()
            .build();
    PodDisruptionBudget disrupted =
        new PodDisruptionBudgetBuilder(Pods.budget("web", 3, 3, 3, 0))
            .editStatus()
            .addToDisruptedPods("web-9", "2026-11-22T10:00:00Z")
            .endStatus()
            .build();
    assertThat(verdict(behind)).isEqualTo(BudgetVerdict.SLOW);
    assertThat(verdict(disrupted)).isEqualTo(BudgetVerdict.SLOW);
    BudgetHealth fresh = BudgetHealth.of(Pods.budget("web", 3, 3, 3, 0));
    assertThat(BudgetVerdict.of(fresh, Duration.ofSeconds(1), false)).isEqualTo(BudgetVerdict.SLOW);
  }

  private static BudgetVerdict verdict(PodDisruptionBudget budget) {
    return BudgetVerdict.of(BudgetHealth.of(budget), LONG_AGO, false);
  }

  private static PodDisruptionBudget limited(
      Consumer<PodDisruptionBudgetFluent<?>.SpecNested<?>> limit) {
    var spec = new PodDisruptionBudgetBuilder(Pods.budget("web", 3, 1, 3, 0)).editSpec();
    limit.accept(spec);
    return spec.endSpec().build();
  }
}
