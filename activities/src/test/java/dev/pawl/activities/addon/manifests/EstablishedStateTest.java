package dev.pawl.activities.addon.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionCondition;
import org.junit.jupiter.api.Test;

class EstablishedStateTest {

  @Test
  void shouldSayWhichNameIsTaken() {
    CustomResourceDefinition taken =
        definition(
            condition("Established", "False", "NotAccepted", "not all names are accepted"),
            condition("NamesAccepted", "False", "KindConflict", "\"Widget\" is already in use"));

    assertThat(EstablishedState.of(taken))
        .isEqualTo(new EstablishedState(false, "KindConflict: \"Widget\" is already in use"));
  }

  @Test
  void shouldSayNothingOfOneThatNobodyHasLookedAt() {
    assertThat(EstablishedState.of(null)).isEqualTo(new EstablishedState(false, null));
    assertThat(EstablishedState.of(new CustomResourceDefinition()))
        .isEqualTo(new EstablishedState(false, null));
    assertThat(EstablishedState.of(definition())).isEqualTo(new EstablishedState(false, null));
  }

  @Test
  void shouldBelieveTheServer() {
    assertThat(EstablishedState.of(definition(condition("Established", "True", "x", "y"))))
        .isEqualTo(new EstablishedState(true, null));
  }

  private static CustomResourceDefinition definition(CustomResourceDefinitionCondition... all) {
    return new CustomResourceDefinitionBuilder()
        .withNewStatus()
        .withConditions(all)
        .endStatus()
        .build();
  }

  private static CustomResourceDefinitionCondition condition(
      String type, String status, String reason, String message) {
    return new CustomResourceDefinitionCondition(null, message, null, reason, status, type);
  }
}
