package dev.pawl.planner.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a whole upgrade comes to: the phases of its hops, one after another. Windows are not looked
 * at: the time is that of an upgrade that is never kept waiting by one.
 *
 * @param seconds all phases together
 * @param podMoves evictions of all pools in all hops
 * @param assumed kinds of steps in it whose time is only stated, for want of a measured or declared
 *     one
 * @param measured kinds of steps in it whose time was measured in earlier upgrades
 */
public record UpgradeForecast(
    List<PhaseForecast> phases,
    Span seconds,
    long podMoves,
    List<StepKind> assumed,
    List<StepKind> measured) {

  public UpgradeForecast {
    phases = List.copyOf(phases);
    assumed = List.copyOf(assumed);
    measured = List.copyOf(measured);
  }

  /**
   * @param phases that have something to do, in their order
   * @param budgets every one that a pod of a node to be drained is under
   * @param times of the steps outside the pools
   * @throws IllegalArgumentException where a node has pods of a budget that is not given
   */
  public static UpgradeForecast of(
      List<PhaseWork> phases, List<BudgetWork> budgets, StepTimes times) {
    List<PhaseForecast> forecasts = new ArrayList<>();
    Span seconds = Span.ZERO;
    for (PhaseWork work : phases) {
      PhaseForecast forecast = PhaseForecast.of(work, budgets, times);
      forecasts.add(forecast);
      seconds = seconds.plus(forecast.seconds());
    }
    long podMoves = forecasts.stream().mapToLong(PhaseForecast::podMoves).sum();
    return new UpgradeForecast(
        forecasts,
        seconds,
        podMoves,
        StepsByOrigin.in(phases, times, Origin.STATED),
        StepsByOrigin.in(phases, times, Origin.MEASURED));
  }

  /** Budgets that hold anything up in any pool, the worst first. */
  public List<BudgetForecast> budgets() {
    Map<String, BudgetForecast> byName = new LinkedHashMap<>();
    phases.stream()
        .flatMap(p -> p.pools().stream())
        .flatMap(p -> p.budgets().stream())
        .forEach(b -> byName.merge(b.name(), b, BudgetForecast::and));
    return byName.values().stream()
        .sorted(
            Comparator.comparing(BudgetForecast::outlook)
                .thenComparing(BudgetForecast::longestSeconds, Comparator.reverseOrder()))
        .toList();
  }

  /** What of it is kept, to be set beside what came of it. Small: no node in it. */
  public List<PhaseFigures> figures() {
    return phases.stream()
        .map(
            phase ->
                new PhaseFigures(
                    phase.hop(),
                    phase.phase(),
                    Figures.undisturbed(phase.seconds().seconds(), phase.podMoves()),
                    poolFigures(phase)))
        .toList();
  }

  private static Map<String, Figures> poolFigures(PhaseForecast phase) {
    Map<String, Figures> pools = new LinkedHashMap<>();
    for (PoolForecast pool : phase.pools()) {
      pools.put(pool.pool(), Figures.undisturbed(pool.seconds().seconds(), pool.podMoves()));
    }
    return pools;
  }
}
