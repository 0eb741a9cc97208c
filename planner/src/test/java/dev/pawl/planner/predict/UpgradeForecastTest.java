package dev.pawl.planner.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.upgrade.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpgradeForecastTest {

  private static final String FIRST = "1.34→1.35";
  private static final String SECOND = "1.35→1.36";
  private static final StepTimes TIMES =
      Works.times(
          Map.of(
              StepKind.PREFLIGHT, 3,
              StepKind.SNAPSHOT, 20,
              StepKind.CONTROL_PLANE, 300,
              StepKind.FINALISE, 30,
              StepKind.ADDON, 40,
              StepKind.VERIFY, 4));
  private static final PoolWork POOL = Works.replacing(Works.nodes(2, 5), Works.pace(1, 0));

  @Test
  void shouldAddUpThePhasesOfTwoHops() {
    List<PhaseWork> phases =
        List.of(
            PhaseWork.steps(FIRST, Phase.PREFLIGHT, List.of(StepKind.PREFLIGHT)),
            PhaseWork.controlPlane(FIRST, List.of(StepKind.CONTROL_PLANE), Duration.ZERO),
            PhaseWork.controlPlane(
                SECOND,
                List.of(
                    StepKind.SNAPSHOT, StepKind.CONTROL_PLANE, StepKind.GATE, StepKind.FINALISE),
                Duration.ofMinutes(10)),
            PhaseWork.steps(
                SECOND, Phase.ADDONS_AFTER, List.of(StepKind.ADDON, StepKind.ADDON, StepKind.GATE)),
            PhaseWork.pools(SECOND, PoolOrder.SEQUENTIAL, List.of(POOL, POOL), 2),
            PhaseWork.steps(SECOND, Phase.VERIFY, List.of(StepKind.VERIFY)));

    UpgradeForecast forecast = UpgradeForecast.of(phases, List.of(), TIMES);

    assertThat(forecast.phases())
        .extracting(p -> Math.round(p.seconds().seconds()))
        .containsExactly(3L, 300L, 20L + 300 + 2 + 30 + 600, 82L, 305L, 4L);
    assertThat(forecast.seconds().seconds())
        .isCloseTo(
            forecast.phases().stream().mapToDouble(p -> p.seconds().seconds()).sum(), within(1e-9));
    assertThat(forecast.podMoves()).isEqualTo(20);
  }

  @Test
  void shouldTakeTheLongestOfPoolsSideBySide() {
    PoolWork bigger = Works.replacing(Works.nodes(4, 5), Works.pace(1, 0));

    PhaseForecast phase =
        UpgradeForecast.of(
                List.of(PhaseWork.pools(SECOND, PoolOrder.PARALLEL, List.of(POOL, bigger), 0)),
                List.of(),
                TIMES)
            .phases()
            .get(0);

    assertThat(phase.seconds().seconds())
        .isCloseTo(phase.pools().get(1).seconds().seconds() + 0.1, within(1e-9));
    assertThat(phase.podMoves()).isEqualTo(30);
  }

  @Test
  void shouldSayOnWhichStatedTimesItRests() {
    StepTimes measured =
        StepTimes.stated()
            .measured(List.of(new StepSample("surge/a", 50, 0), new StepSample("drain/a", 5, 0)));
    PoolWork pool =
        new PoolWork("workers", Works.nodes(2, 5), 2, Works.pace(1, 0), false, 0, measured);

    UpgradeForecast forecast =
        UpgradeForecast.of(
            List.of(
                PhaseWork.controlPlane(SECOND, List.of(StepKind.CONTROL_PLANE), Duration.ZERO),
                PhaseWork.pools(SECOND, PoolOrder.SEQUENTIAL, List.of(pool), 0)),
            List.of(),
            measured);

    assertThat(forecast.assumed())
        .containsExactly(
            StepKind.CONTROL_PLANE,
            StepKind.TURN,
            StepKind.EVICTION,
            StepKind.POD_BACK,
            StepKind.REMOVE);
  }

  @Test
  void shouldJoinWhatABudgetDoesToSeveralPools() {
    List<BudgetWork> budgets =
        List.of(
            new BudgetWork("shop/web", 20, 20, 19, Span.exactly(30)),
            new BudgetWork("shop/db", 3, 3, 3, Span.exactly(30)));
    PoolWork one = Works.replacing(Works.nodes(1, 3, Map.of("shop/web", 3)), Works.pace(1, 0));
    PoolWork other =
        Works.replacing(Works.nodes(1, 3, Map.of("shop/web", 2, "shop/db", 1)), Works.pace(1, 0));

    UpgradeForecast forecast =
        UpgradeForecast.of(
            List.of(PhaseWork.pools(SECOND, PoolOrder.SEQUENTIAL, List.of(one, other), 0)),
            budgets,
            TIMES);

    assertThat(forecast.budgets())
        .containsExactly(
            new BudgetForecast("shop/db", Outlook.NEVER, 1, 0, 0),
            new BudgetForecast("shop/web", Outlook.WAITS, 2, 60.0, 90.0));
  }
}
