package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.predict.Outlook;
import dev.pawl.planner.predict.PhaseFigures;
import dev.pawl.planner.predict.StepSample;
import dev.pawl.planner.upgrade.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlannedForecastTest {

  private static final String ONE_BY_ONE = "{maxSurge: 1, canary: {nodes: 0}}";

  @Test
  void shouldForecastThePhasesOfTheHop() {
    Plan plan = new PlannedCluster().nodes(3, 2, 10).plan(ONE_BY_ONE);

    assertThat(plan.prediction().phases())
        .extracting(PhaseFigures::phase)
        .containsExactly(Phase.PREFLIGHT, Phase.CONTROL_PLANE, Phase.POOLS, Phase.VERIFY);
    assertThat(plan.prediction().podMoves()).isEqualTo(6);
    double sum = plan.prediction().phases().stream().mapToDouble(p -> p.figures().seconds()).sum();
    assertThat(plan.prediction().seconds()).isEqualTo(Math.round(sum));
    assertThat(plan.prediction().lowSeconds()).isEqualTo(plan.prediction().seconds());
  }

  @Test
  void shouldCountEveryTurnover() {
    // kubelets may be three minors behind: the nodes turn over on the way and at the end
    Plan plan =
        new PlannedCluster("1.32.1")
            .to("{version: 1.36.3, via: [1.33.1, 1.34.1, 1.35.1]}")
            .nodes(3, 2, 10)
            .plan(ONE_BY_ONE);

    assertThat(plan.pool("workers").turnovers()).isEqualTo(2);
    assertThat(plan.prediction().podMoves()).isEqualTo(12);
    assertThat(plan.prediction().phases())
        .filteredOn(p -> p.phase() == Phase.POOLS)
        .hasSize(2)
        .allMatch(p -> p.pools().get("workers").podMoves() == 6);
    assertThat(plan.prediction().phases())
        .filteredOn(p -> p.phase() == Phase.CONTROL_PLANE)
        .hasSize(4);
  }

  @Test
  void shouldRestOnWrittenTimes() {
    PlannedCluster cluster = new PlannedCluster().nodes(3, 2, 10);

    Plan assumed = cluster.plan(ONE_BY_ONE);
    Plan written = cluster.plan(ONE_BY_ONE, "times: {surge: 10m, controlPlane: 1m}");

    assertThat(assumed.prediction().assumed())
        .containsExactly("controlPlane", "surge", "podEnd", "podBack", "remove");
    assertThat(written.prediction().assumed()).containsExactly("podEnd", "podBack", "remove");
    // three machines of ten minutes instead of two minutes, a control plane of one instead of ten
    assertThat(written.prediction().seconds() - assumed.prediction().seconds())
        .isBetween(3L * 480 - 540 - 1, 3L * 480 - 540 + 1);
  }

  @Test
  void shouldRestOnWhatStepsTookEarlierWhereNothingIsWritten() {
    PlannedCluster cluster = new PlannedCluster().nodes(3, 2, 10);
    EarlierSteps earlier =
        new EarlierSteps(
            "upgrade spring",
            List.of(
                new StepSample("controlPlane/upgrade", 300, 0),
                new StepSample("surge/w100", 60, 0),
                new StepSample("drain/w100", 12, 0)));

    Plan assumed = cluster.plan(ONE_BY_ONE);
    Plan measured = cluster.plan(ONE_BY_ONE, "times: {controlPlane: 1m}", earlier);

    assertThat(measured.prediction().measuredIn()).isEqualTo("upgrade spring");
    assertThat(measured.prediction().measured()).containsExactly("surge", "podEnd");
    assertThat(measured.prediction().assumed()).containsExactly("podBack", "remove");
    // a control plane of one minute instead of ten, machines of one instead of two
    assertThat(measured.prediction().seconds() - assumed.prediction().seconds())
        .isBetween(-540L - 3 * 60 - 5, -540L - 3 * 60 + 10);
    assertThat(measured.lengths().node().get("workers"))
        .isLessThan(assumed.lengths().node().get("workers"));
  }

  @Test
  void shouldNotCountTheEndingOfPodsTwice() {
    EarlierSteps earlier =
        new EarlierSteps("upgrade spring", List.of(new StepSample("drain/w100", 600, 0)));
    PlannedCluster cluster = new PlannedCluster().nodes(3, 2, 10);

    Plan written = cluster.plan(ONE_BY_ONE, "times: {podEnd: 10m}");

    assertThat(cluster.plan(ONE_BY_ONE, "times: {podEnd: 10m}", earlier).prediction())
        .isEqualTo(written.prediction());
  }

  @Test
  void shouldCountTheSoaksOfGatesAndTheTimeBetweenTheirLooks() {
    PlannedCluster cluster = new PlannedCluster().nodes(3, 2, 10);
    String gates =
        """
        gates:
          - {name: a, health: {}, after: node, soak: 1m}
          - {name: b, health: {}, after: controlPlane, soak: 2m, interval: 10s, successes: 4}
          - {name: c, approval: {}, after: pool, soak: 5m}
        """;

    long without = cluster.plan(ONE_BY_ONE).prediction().seconds();
    long with = cluster.plan(ONE_BY_ONE, gates).prediction().seconds();

    // a look itself takes a second, and there are five
    assertThat(with - without).isBetween(180L + 150 + 300, 180L + 150 + 300 + 6);
  }

  @Test
  void shouldMovePodsTwiceThatFindNoRoomOnNewNodes() {
    assertThat(new PlannedCluster().nodes(4, 4, 4).plan(ONE_BY_ONE).prediction().podMoves())
        .isEqualTo(16);
    assertThat(
            new PlannedCluster()
                .nodes(4, 4, 8)
                .plan("{maxSurge: 0, maxUnavailable: 1, canary: {nodes: 0}}")
                .prediction()
                .podMoves())
        .isGreaterThan(16);
  }

  @Test
  void shouldNameBudgetsThatMakeItWaitAndTakeThemIntoTheLengthOfANode() {
    PlannedCluster free = new PlannedCluster().nodes(2, 10, 30);
    PlannedCluster covered =
        new PlannedCluster()
            .budget(new BudgetState("shop/web", 20, 20, 19))
            .node("w1", 10, 30, Map.of("shop/web", 10))
            .node("w2", 10, 30, Map.of("shop/web", 10));

    Plan plan = covered.plan(ONE_BY_ONE);

    assertThat(plan.prediction().budgets())
        .extracting(Plan.BudgetNote::budget, Plan.BudgetNote::outlook)
        .containsExactly(tuple("shop/web", Outlook.WAITS));
    assertThat(plan.prediction().budgets().get(0).message())
        .startsWith("budget shop/web makes the drain of 2 nodes wait");
    assertThat(plan.warnings()).isEmpty();
    Duration alone = free.plan(ONE_BY_ONE).lengths().node().get("workers");
    assertThat(plan.lengths().node().get("workers").minus(alone))
        .isBetween(Duration.ofSeconds(150), Duration.ofSeconds(200));
  }

  @Test
  void shouldWarnOfBudgetsThatNeverLetAPodGo() {
    Plan plan =
        new PlannedCluster()
            .budget(new BudgetState("shop/db", 3, 3, 3))
            .budget(BudgetState.together(List.of("shop/a", "shop/b"), 2))
            .node("w1", 4, 30, Map.of("shop/db", 1, "shop/a+shop/b", 2))
            .plan(ONE_BY_ONE);

    assertThat(plan.warnings())
        .hasSize(2)
        .anyMatch(w -> w.startsWith("budget shop/db never lets a pod go"))
        .anyMatch(w -> w.startsWith("several budgets cover the same pods, shop/a and shop/b"));
    assertThat(plan.blockers()).isEmpty();
  }

  @Test
  void shouldStaySmallWithThousandsOfBudgets() {
    PlannedCluster cluster = new PlannedCluster();
    for (int i = 0; i < 2000; i++) {
      String budget = "shop/b" + i;
      cluster.budget(new BudgetState(budget, 1, 1, 1)).node("w" + i, 1, 4, Map.of(budget, 1));
    }

    Plan plan = cluster.plan("{maxSurge: 10%}");

    assertThat(plan.warnings()).hasSize(21);
    assertThat(plan.warnings().get(20)).isEqualTo("and 1980 more budgets that never let a pod go");
    assertThat(plan.prediction().budgets()).hasSize(20);
    assertThat(plan.prediction().moreBudgets()).isEqualTo(1980);
  }

  @Test
  @Timeout(60)
  void shouldStaySmallForALargeCluster() {
    Plan plan =
        new PlannedCluster()
            .nodes(5000, 30, 64)
            .plan(
                "{maxSurge: 2%}",
                """
                windows:
                  - {rrule: FREQ=DAILY, start: "02:00", duration: 1h, timezone: UTC}
                """);

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.prediction().podMoves()).isBetween(150_000L, 300_000L);
    assertThat(plan.prediction().toString()).hasSizeLessThan(10_000);
  }
}
