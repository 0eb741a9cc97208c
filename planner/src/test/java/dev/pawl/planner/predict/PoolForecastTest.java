package dev.pawl.planner.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps: boot 60 s, drain 1 s and pods' end 4 s, remove 10 s, change 100 s, turn 0.1 s. */
class PoolForecastTest {

  private static final double A_TURN = 0.1;

  @Test
  void shouldTakeNoTimeForNoNode() {
    PoolForecast forecast = forecast(Works.replacing(List.of(), Works.pace(1, 0)));

    assertThat(forecast.seconds()).isEqualTo(Span.ZERO);
    assertThat(forecast.podMoves()).isZero();
    assertThat(forecast.nodes()).isEmpty();
  }

  @Test
  void shouldBootDrainAndRemoveOneNodeInThreeTurns() {
    PoolForecast forecast = forecast(Works.replacing(Works.nodes(1, 3), Works.pace(1, 0)));

    assertThat(forecast.seconds().seconds())
        .isCloseTo(60 + 5 + 10 + 3 * A_TURN, within(5 * A_TURN / 10));
    assertThat(forecast.nodes().get(0).start()).isEqualTo(A_TURN);
    assertThat(forecast.podMoves()).isEqualTo(3);
  }

  @Test
  void shouldBootTheNextMachineOnlyOnceTheOldNodeHasGone() {
    PoolForecast forecast = forecast(Works.replacing(Works.nodes(4, 3), Works.pace(1, 0)));

    // A node on its way out takes up the room of a machine: 75 s each, nothing overlaps.
    assertThat(forecast.seconds().seconds()).isCloseTo(4 * 75, within(2.0));
  }

  @Test
  void shouldTakeWavesOfTheSurge() {
    PoolForecast forecast = forecast(Works.replacing(Works.nodes(10, 3), Works.pace(2, 0)));

    assertThat(forecast.seconds().seconds()).isCloseTo(5 * 75, within(2.0));
  }

  @Test
  void shouldSendTheCanaryAloneAndWatchIt() {
    Pace pace = new Pace(4, 0, 2, Duration.ofMinutes(10));

    PoolForecast forecast = forecast(Works.replacing(Works.nodes(10, 0), pace));

    // Two one after the other, ten minutes, eight in two waves; a drain of no pods takes 1 s.
    assertThat(forecast.seconds().seconds()).isCloseTo(2 * 71 + 600 + 2 * 71, within(2.0));
  }

  @Test
  void shouldNotSoakWhenTheCanaryIsTheWholePool() {
    Pace pace = new Pace(1, 0, 2, Duration.ofMinutes(10));

    PoolForecast forecast = forecast(Works.replacing(Works.nodes(2, 0), pace));

    assertThat(forecast.seconds().seconds()).isCloseTo(2 * 71, within(1.0));
  }

  @Test
  void shouldChangeInPlaceAsManyAsMayBeAway() {
    PoolForecast forecast = forecast(Works.inPlace(Works.nodes(6, 3), Works.pace(0, 3)));

    assertThat(forecast.seconds().seconds()).isCloseTo(2 * 105, within(1.0));
  }

  @Test
  void shouldLookAtGatesBetweenNodes() {
    PoolWork work =
        new PoolWork("workers", Works.nodes(4, 3), 4, Works.pace(1, 0), false, 3, Works.times());

    assertThat(forecast(work).seconds().seconds()).isCloseTo(4 * (75 + 3 * 2), within(2.0));
  }

  @Test
  void shouldSayWhichNodesNeverHaveTheirTurn() {
    PoolForecast forecast = forecast(Works.inPlace(Works.nodes(2, 3), Works.pace(0, 0)));

    assertThat(forecast.unfinished()).containsExactly("n100", "n101");
    assertThat(forecast.nodes()).isEmpty();
  }

  @Test
  void shouldMovePodsOfTheFirstNodeTwiceWhereNoMachineIsThereBefore() {
    PoolForecast forecast = forecast(Works.replacing(Works.nodes(10, 10), Works.pace(0, 1)));

    // The first node's ten pods spread over nine old nodes; from then on there is room on new ones.
    assertThat(forecast.movedAgain()).isEqualTo(10);
    assertThat(forecast.podMoves()).isEqualTo(110);
  }

  @Test
  void shouldMovePodsAgainAndAgainWhereNewMachinesAreFullAtOnce() {
    List<NodeWork> full = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      full.add(new NodeWork("n" + i, 6, Map.of(), 6));
    }

    PoolForecast forecast = forecast(Works.replacing(full, Works.pace(0, 1)));

    // 6; then 6 and half of these 6, of which 3 find no room; then 6 and the 6 there are.
    assertThat(forecast.podMoves()).isEqualTo(6 + 9 + 12);
  }

  @Test
  void shouldNameTheBudgetThatMakesDrainsWaitAndForHowLong() {
    List<BudgetWork> budgets =
        List.of(
            new BudgetWork("shop/web", 20, 20, 19, Span.exactly(30)),
            new BudgetWork("shop/api", 20, 20, 10, Span.exactly(30)));
    List<NodeWork> nodes = Works.nodes(2, 8, Map.of("shop/web", 4, "shop/api", 4));

    PoolForecast forecast = PoolForecast.of(Works.replacing(nodes, Works.pace(1, 0)), budgets);

    // Four pods, one at a time, each back after 30 s: the fourth goes after 90 s.
    assertThat(forecast.budgets())
        .containsExactly(new BudgetForecast("shop/web", Outlook.WAITS, 2, 90.0, 180.0));
    assertThat(forecast.budgets().get(0).message())
        .isEqualTo("budget shop/web makes the drain of 2 nodes wait, up to 1m30s each");
    assertThat(forecast.seconds().seconds()).isCloseTo(2 * (75 + 90), within(2.0));
  }

  @Test
  void shouldHaveDrainsSideBySideWaitForOneAnotherAtASharedBudget() {
    List<BudgetWork> budgets = List.of(new BudgetWork("shop/web", 20, 20, 19, Span.exactly(30)));
    List<NodeWork> nodes = Works.nodes(2, 2, Map.of("shop/web", 2));

    PoolForecast forecast = PoolForecast.of(Works.replacing(nodes, Works.pace(2, 0)), budgets);

    // The first waits 30 s for its second pod, the other 60 s and 90 s for its two.
    assertThat(forecast.budgets())
        .singleElement()
        .satisfies(b -> assertThat(b.longestSeconds()).isCloseTo(90, within(0.1)))
        .satisfies(b -> assertThat(b.totalSeconds()).isCloseTo(30 + 90, within(0.1)));
  }

  @Test
  void shouldHavePoolsSideBySideWaitForOneAnotherAtASharedBudget() {
    List<BudgetWork> budgets = List.of(new BudgetWork("shop/web", 20, 20, 19, Span.exactly(30)));
    PoolWork pool = Works.replacing(Works.nodes(1, 2, Map.of("shop/web", 2)), Works.pace(1, 0));

    List<PoolForecast> forecasts = PoolForecast.sideBySide(List.of(pool, pool), budgets);

    assertThat(forecasts)
        .extracting(f -> Math.round(f.seconds().seconds()))
        .containsExactly(75L + 30, 75L + 90);
  }

  @Test
  void shouldNameTheBudgetThatNeverLetsAPodGo() {
    List<BudgetWork> budgets = List.of(new BudgetWork("shop/db", 3, 3, 3, Span.exactly(30)));
    List<NodeWork> nodes = Works.nodes(3, 1, Map.of("shop/db", 1));

    PoolForecast forecast = PoolForecast.of(Works.replacing(nodes, Works.pace(1, 0)), budgets);

    assertThat(forecast.budgets())
        .containsExactly(new BudgetForecast("shop/db", Outlook.NEVER, 3, 0, 0));
    assertThat(forecast.budgets().get(0).message()).contains("shop/db never", "3 nodes");
  }

  @Test
  void shouldTellABudgetThatIsBlockedNowFromOneThatNeverLetsGo() {
    List<BudgetWork> budgets = List.of(new BudgetWork("shop/web", 4, 3, 3, Span.exactly(30)));
    List<NodeWork> nodes = Works.nodes(1, 2, Map.of("shop/web", 2));

    PoolForecast forecast = PoolForecast.of(Works.replacing(nodes, Works.pace(1, 0)), budgets);

    assertThat(forecast.budgets())
        .containsExactly(new BudgetForecast("shop/web", Outlook.BLOCKED, 1, 30.0, 30.0));
  }

  @Test
  void shouldNotMentionABudgetThatHoldsNothingUp() {
    List<BudgetWork> budgets = List.of(new BudgetWork("shop/web", 20, 20, 10, Span.exactly(30)));
    List<NodeWork> nodes = Works.nodes(3, 1, Map.of("shop/web", 1));

    PoolForecast forecast = PoolForecast.of(Works.replacing(nodes, Works.pace(1, 0)), budgets);

    assertThat(forecast.budgets()).isEmpty();
  }

  @Test
  void shouldRefuseABudgetThatIsNotGiven() {
    PoolWork pool = Works.replacing(Works.nodes(1, 2, Map.of("shop/web", 2)), Works.pace(1, 0));

    assertThatThrownBy(() -> PoolForecast.of(pool, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("node n100 has pods of budget shop/web, which is not given");
  }

  @Test
  void shouldGiveABandWhereMeasuredStepsSpread() {
    StepTimes measured =
        Works.times()
            .measured(
                List.of(
                    new StepSample("surge/a", 40, 0),
                    new StepSample("surge/b", 60, 0),
                    new StepSample("surge/c", 100, 0)));
    PoolWork pool =
        new PoolWork("workers", Works.nodes(4, 3), 4, Works.pace(1, 0), false, 0, measured);

    Span seconds = forecast(pool).seconds();

    assertThat(seconds.seconds() - seconds.low()).isCloseTo(4 * 10, within(0.5));
    assertThat(seconds.high() - seconds.seconds()).isCloseTo(4 * 20, within(0.5));
  }

  @Test
  void shouldForecastFiveThousandNodesInNoTime() {
    int budgetCount = 2_000;
    List<BudgetWork> budgets = new ArrayList<>();
    for (int b = 0; b < budgetCount; b++) {
      budgets.add(new BudgetWork("shop/b" + b, 75, 75, 73, Span.exactly(20)));
    }
    List<NodeWork> nodes = new ArrayList<>();
    for (int n = 0; n < 5_000; n++) {
      Map<String, Integer> byBudget = new HashMap<>();
      for (int pod = 0; pod < 30; pod++) {
        byBudget.merge("shop/b" + (n * 30 + pod) % budgetCount, 1, Integer::sum);
      }
      nodes.add(new NodeWork("n" + n, 30, byBudget, 60));
    }
    PoolWork pool = Works.replacing(nodes, Works.pace(500, 100));

    long begun = System.nanoTime();
    PoolForecast forecast = PoolForecast.of(pool, budgets);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(forecast.nodes()).hasSize(5_000);
    assertThat(forecast.podMoves()).isGreaterThanOrEqualTo(150_000);
    // A fraction of a second on a machine with nothing else to do.
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  private static PoolForecast forecast(PoolWork work) {
    return PoolForecast.of(work, List.of());
  }
}
