package dev.pawl.planner.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The forecast plays by rules of its own, kept as counts. Here the real planner is driven through
 * the same pools with the same step times: both must end at the same millisecond, node by node.
 */
class PoolForecastAgainstRolloutPlannerTest {

  private static final double MILLISECOND = 0.0005;

  static Stream<Works.Case> everySmallPool() {
    return IntStream.rangeClosed(1, 12).boxed().flatMap(n -> paces().flatMap(p -> pools(n, p)));
  }

  private static Stream<Pace> paces() {
    return IntStream.rangeClosed(0, 3)
        .boxed()
        .flatMap(surge -> IntStream.rangeClosed(0, 3).mapToObj(away -> Works.pace(surge, away)))
        .filter(p -> p.maxSurge() + p.maxUnavailable() > 0)
        .flatMap(
            p ->
                IntStream.rangeClosed(0, 2)
                    .mapToObj(
                        canary ->
                            new Pace(
                                p.maxSurge(),
                                p.maxUnavailable(),
                                canary,
                                Duration.ofSeconds(canary == 2 ? 0 : 30))));
  }

  private static Stream<Works.Case> pools(int size, Pace pace) {
    List<BudgetWork> budgets = List.of(new BudgetWork("b", 10, 10, 8, Span.exactly(20)));
    List<NodeWork> nodes = Works.nodes(size, 4, Map.of("b", 3));
    Works.Case replacing = new Works.Case(Works.replacing(nodes, pace), budgets);
    boolean mayChange = pace.maxSurge() == 0;
    return mayChange
        ? Stream.of(replacing, new Works.Case(Works.inPlace(nodes, pace), budgets))
        : Stream.of(replacing);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everySmallPool")
  void shouldEndWhenTheRealPlannerDoesForEverySmallPool(Works.Case pool) {
    shouldAgree(pool);
  }

  @Property(tries = 3000)
  void shouldEndWhenTheRealPlannerDoesForAnyPool(@ForAll("pools") Works.Case pool) {
    shouldAgree(pool);
  }

  @Provide
  Arbitrary<Works.Case> pools() {
    return Works.any();
  }

  private static void shouldAgree(Works.Case pool) {
    EngineHarness engine = new EngineHarness(pool.pool(), pool.budgets());
    double real = engine.seconds();

    PoolForecast forecast = pool.forecast();

    Map<String, Double> ends = new TreeMap<>();
    forecast.nodes().forEach(n -> ends.put(n.node(), n.end()));
    assertThat(forecast.seconds().seconds()).isCloseTo(real, within(MILLISECOND));
    assertThat(ends).isEqualTo(engine.ends());
    assertThat(forecast.unfinished()).isEmpty();
    PoolWork work = pool.pool();
    assertThat(engine.mostNodes()).isLessThanOrEqualTo(work.desired() + work.pace().maxSurge());
    assertThat(engine.fewestAvailable())
        .isGreaterThanOrEqualTo(Math.max(0, work.desired() - work.pace().maxUnavailable()));
  }
}
