package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DependencyRulesTest {

  @Test
  void shouldRefuseADependencyThatComesInALaterPhase() {
    String addons =
        """
        addons:
          - {name: dns, driver: manifests, source: ./dns}
          - {name: log, driver: manifests, source: ./log, stage: beforeControlPlane}
          - name: web
            driver: manifests
            source: ./web
            stage: beforeControlPlane
            dependsOn: [log, dns]
        """;

    assertThatThrownBy(() -> new PlannedCluster("1.35.4").nodes(1, 1, 4).plan("{}", addons))
        .asInstanceOf(InstanceOfAssertFactories.type(PlanRefused.class))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .extracting(PlanRefused.Problem::toString)
                    .containsExactly(
                        "spec.addons[2].dependsOn[1]: addon web would begin before dns, which it"
                            + " depends on: web in addonsBefore of 1.35→1.36, dns in addonsAfter of"
                            + " 1.35→1.36; give web a stage, or versions that are compatible, by"
                            + " which it goes no earlier than dns; or leave the dependency out"));
  }

  @Test
  void shouldShowAddonsOfAPhaseInTheOrderOfTheirDependencies() {
    String addons =
        """
        addons:
          - {name: web, driver: manifests, source: ./web, dependsOn: [dns, log]}
          - {name: dns, driver: manifests, source: ./dns}
          - {name: log, driver: manifests, source: ./log, stage: beforeControlPlane}
        """;

    Plan plan = new PlannedCluster("1.35.4").nodes(1, 1, 4).plan("{}", addons);

    assertThat(plan.hops().get(0).addonsBefore()).containsExactly("log");
    assertThat(plan.hops().get(0).addonsAfter()).containsExactly("dns", "web");
  }
}
