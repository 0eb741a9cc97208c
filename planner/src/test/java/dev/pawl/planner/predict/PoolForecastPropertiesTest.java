package dev.pawl.planner.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the forecast of any pool. */
class PoolForecastPropertiesTest {

  private static final double MILLISECOND = 0.0005;

  @Property
  void shouldNeverBeShorterThanTheStepsOfOneNode(@ForAll("pools") Works.Case any) {
    PoolWork pool = any.pool();
    double own = pool.times().of(StepKind.DRAIN).seconds();
    double boot = pool.times().of(StepKind.SURGE).seconds();
    double remove = pool.times().of(StepKind.REMOVE).seconds();
    double change = pool.times().of(StepKind.CHANGE).seconds();
    boolean oneAfterAnother = pool.pace().maxUnavailable() == 0;
    double replace = oneAfterAnother ? boot + own + remove : Math.max(boot, own + remove);

    double seconds = any.forecast().seconds().seconds();

    assertThat(seconds).isGreaterThanOrEqualTo(pool.inPlace() ? own + change : replace);
  }

  @Property
  void shouldNeverBeShorterForItsBudgets(@ForAll("surgingPools") Works.Case any) {
    double with = any.forecast().seconds().seconds();
    double without = any.withoutBudgets().forecast().seconds().seconds();

    assertThat(with).isGreaterThanOrEqualTo(without - turnsThatFallOtherwise(any));
  }

  /**
   * With maxUnavailable too, and nodes of unequal drains, the real planner can be slower for one
   * more machine: another node goes first, and the longest drain comes last.
   */
  @Property
  void shouldNeverBeLongerWithMoreSurge(@ForAll("surgingPools") Works.Case any) {
    shouldNotBeLongerWithOneMoreMachine(any.withoutBudgets());
  }

  @Property
  void shouldNeverBeLongerWithMoreSurgeWhereNodesAreAlike(@ForAll("pools") Works.Case any) {
    Works.Case alike = any.withoutBudgets().withNodesAlike();
    shouldNotBeLongerWithOneMoreMachine(
        alike.pool().inPlace() ? alike.withPace(onlySurging(alike.pool().pace())) : alike);
  }

  private static void shouldNotBeLongerWithOneMoreMachine(Works.Case any) {
    Pace pace = any.pool().pace();
    Pace faster =
        new Pace(pace.maxSurge() + 1, pace.maxUnavailable(), pace.canaryNodes(), pace.soak());

    double slow = any.forecast().seconds().seconds();
    double fast = any.withPace(faster).forecast().seconds().seconds();

    assertThat(fast).isLessThanOrEqualTo(slow + turnsThatFallOtherwise(any));
  }

  @Property
  void shouldMoveEachPodOnceWhereNoNodeGoesBeforeItsMachine(
      @ForAll("surgingPools") Works.Case any) {
    PoolForecast forecast = any.forecast();

    assertThat(forecast.podMoves()).isEqualTo(pods(any.pool()));
    assertThat(forecast.movedAgain()).isZero();
  }

  @Property
  void shouldMoveEachPodAtLeastOnce(@ForAll("pools") Works.Case any) {
    PoolForecast forecast = any.forecast();

    assertThat(forecast.podMoves()).isEqualTo(pods(any.pool()) + forecast.movedAgain());
    assertThat(forecast.movedAgain()).isNotNegative();
  }

  @Property
  void shouldTakeEveryNodeWithinItsPoolsTime(@ForAll("pools") Works.Case any) {
    PoolForecast forecast = any.forecast();

    assertThat(forecast.nodes()).hasSameSizeAs(any.pool().nodes());
    assertThat(forecast.nodes())
        .allSatisfy(
            n -> {
              assertThat(n.start()).isNotNegative().isLessThan(n.end());
              assertThat(n.end()).isLessThanOrEqualTo(forecast.seconds().seconds() + MILLISECOND);
            });
  }

  @Property
  void shouldForecastPoolsThatShareNothingAsIfEachWereAlone(
      @ForAll("pools") Works.Case one, @ForAll("pools") Works.Case other) {
    Works.Case a = one.withoutBudgets();
    Works.Case b = other.withoutBudgets();

    List<PoolForecast> together = PoolForecast.sideBySide(List.of(a.pool(), b.pool()), List.of());

    assertThat(together).containsExactly(a.forecast(), b.forecast());
  }

  @Provide
  Arbitrary<Works.Case> pools() {
    return Works.any();
  }

  /** Pools none of whose nodes may be missing. */
  @Provide
  Arbitrary<Works.Case> surgingPools() {
    return Works.any().map(any -> any.withPace(onlySurging(any.pool().pace())));
  }

  private static Pace onlySurging(Pace pace) {
    return new Pace(Math.max(1, pace.maxSurge()), 0, pace.canaryNodes(), pace.soak());
  }

  private static long pods(PoolWork pool) {
    return pool.nodes().stream().mapToLong(NodeWork::pods).sum();
  }

  private static double turnsThatFallOtherwise(Works.Case any) {
    double turn = any.pool().times().of(StepKind.TURN).seconds();
    double gates = any.pool().gates() * any.pool().times().of(StepKind.GATE).seconds();
    return any.pool().nodes().size() * (turn + gates);
  }
}
