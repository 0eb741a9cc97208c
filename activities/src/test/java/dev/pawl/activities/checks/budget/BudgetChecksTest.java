package dev.pawl.activities.checks.budget;

import static dev.pawl.activities.checks.CleanCluster.budget;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.CleanCluster.web;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.info;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(BudgetChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            BudgetChecks.all().stream().map(c -> c.about().id()).toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        block(
            "PDB-STRUCTURAL",
            "PodDisruptionBudget/shop/web",
            view().with(Readings.BUDGETS, budget("web", "minAvailable: 2", 2, 2, 2, 0))),
        block(
            "PDB-UNHEALTHY",
            "PodDisruptionBudget/shop/web",
            view().with(Readings.BUDGETS, budget("web", "minAvailable: 2", 3, 2, 1, 0))),
        warn(
            "PDB-ZERO",
            "PodDisruptionBudget/shop/web",
            view().with(Readings.BUDGETS, budget("web", "minAvailable: 2", 3, 2, 2, 0))),
        block(
            "PDB-MULTI",
            "Deployment/shop/web",
            view()
                .and(
                    Readings.BUDGETS,
                    Yaml.of(
                        PodDisruptionBudget.class,
                        "{metadata: {namespace: shop, name: all}, spec: {selector: {matchExpressions: [{key: app, operator: Exists}]}}}"))),
        block(
            "PDB-STALE",
            "PodDisruptionBudget/shop/odd",
            view()
                .and(
                    Readings.BUDGETS,
                    Yaml.of(
                        PodDisruptionBudget.class,
                        """
                        metadata: {namespace: shop, name: odd}
                        spec: {selector: {matchLabels: {app: odd}}}
                        status: {conditions: [{type: DisruptionAllowed, status: "False", reason: SyncFailed, message: no scale}]}
                        """))),
        block(
            "PDB-STALE",
            "PodDisruptionBudget/shop/odd",
            view()
                .and(
                    Readings.BUDGETS,
                    Yaml.of(
                        PodDisruptionBudget.class,
                        """
                        metadata: {namespace: shop, name: odd, generation: 2, creationTimestamp: "2026-11-24T11:00:00Z"}
                        spec: {selector: {matchLabels: {app: odd}}}
                        status: {observedGeneration: 1}
                        """))),
        warn("PDB-MISSING", "Deployment/shop/web", view().with(Readings.BUDGETS)),
        warn(
            "PDB-SHARED-NODE",
            "PodDisruptionBudget/shop/web",
            view().with(Readings.PODS, web("web-1", "a-1"), web("web-2", "a-1"))),
        warn(
            "PDB-EMPTY-SELECTOR",
            "PodDisruptionBudget/shop/all",
            view()
                .and(
                    Readings.BUDGETS,
                    Yaml.of(
                        PodDisruptionBudget.class,
                        "{metadata: {namespace: shop, name: all}, spec: {selector: {}}}"))),
        info(
            "PDB-NOPODS",
            "PodDisruptionBudget/shop/slip",
            view().and(Readings.BUDGETS, budget("slip", "maxUnavailable: 1", 0, 0, 0, 0))));
  }
}
