package dev.pawl.planner.predict;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the turnover of a pool comes to. Nothing is taken to fail, and nobody to interfere; a budget
 * that never lets a pod go is taken to be out of the way when its turn comes.
 *
 * @param seconds from its first turn to its last; low and high are those of a run whose steps are
 *     all quick or all slow
 * @param nodes in their order
 * @param podMoves evictions: each pod of its nodes once, and some of them again
 * @param movedAgain of these, by pods that had landed on a node whose turn came later
 * @param budgets those that hold anything up, the worst first
 * @param unfinished nodes whose turn never comes, the strategy allowing nothing
 */
public record PoolForecast(
    String pool,
    Span seconds,
    List<NodeForecast> nodes,
    long podMoves,
    long movedAgain,
    List<BudgetForecast> budgets,
    List<String> unfinished) {

  public PoolForecast {
    nodes = List.copyOf(nodes);
    budgets = List.copyOf(budgets);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * Of a pool that turns over alone.
   *
   * @throws IllegalArgumentException where a node has pods of a budget that is not given
   */
  public static PoolForecast of(PoolWork pool, List<BudgetWork> budgets) {
    return sideBySide(List.of(pool), budgets).get(0);
  }

  /**
   * Of pools that begin at the same time; their drains wait for one another at shared budgets.
   *
   * @throws IllegalArgumentException where a node has pods of a budget that is not given
   */
  public static List<PoolForecast> sideBySide(List<PoolWork> pools, List<BudgetWork> budgets) {
    List<PoolRun> likely = play(pools, budgets, Edge.LIKELY);
    boolean spread =
        pools.stream().anyMatch(p -> p.times().spread())
            || budgets.stream().anyMatch(b -> b.back().spreads());
    List<PoolRun> quick = spread ? play(pools, budgets, Edge.LOW) : likely;
    List<PoolRun> slow = spread ? play(pools, budgets, Edge.HIGH) : likely;
    Map<String, BudgetWork> byName =
        budgets.stream().collect(Collectors.toMap(BudgetWork::name, Function.identity()));
    return IntStream.range(0, pools.size())
        .mapToObj(p -> of(pools.get(p), likely.get(p), quick.get(p), slow.get(p), byName))
        .toList();
  }

  private static List<PoolRun> play(List<PoolWork> pools, List<BudgetWork> budgets, Edge edge) {
    Timeline timeline = new Timeline();
    Drains drains = new Drains(budgets, edge);
    List<PoolRun> runs = pools.stream().map(p -> new PoolRun(p, timeline, drains, edge)).toList();
    timeline.run(() -> runs.forEach(PoolRun::react));
    return runs;
  }

  private static PoolForecast of(
      PoolWork pool, PoolRun likely, PoolRun quick, PoolRun slow, Map<String, BudgetWork> budgets) {
    return new PoolForecast(
        pool.name(),
        Span.around(likely.seconds(), quick.seconds(), slow.seconds()),
        likely.nodes(),
        likely.landing().moves(),
        likely.landing().movedAgain(),
        likely.waits().told(budgets),
        likely.unfinished());
  }
}
