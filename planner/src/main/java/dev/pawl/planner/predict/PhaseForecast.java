package dev.pawl.planner.predict;

import dev.pawl.planner.upgrade.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * What a phase of a hop comes to.
 *
 * @param hop as status shows it: {@code 1.35→1.36}
 */
public record PhaseForecast(String hop, Phase phase, Span seconds, List<PoolForecast> pools) {

  public PhaseForecast {
    pools = List.copyOf(pools);
  }

  /** Evictions of this phase. */
  public long podMoves() {
    return pools.stream().mapToLong(PoolForecast::podMoves).sum();
  }

  static PhaseForecast of(PhaseWork work, List<BudgetWork> budgets, StepTimes times) {
    Span seconds = Span.exactly(work.clock());
    if (work.phase() != Phase.PREFLIGHT) {
      // The others begin with a look whether it is still the same cluster: about a turn long.
      seconds = seconds.plus(times.of(StepKind.TURN));
    }
    for (StepKind step : work.steps()) {
      seconds = seconds.plus(times.of(step));
    }
    List<PoolForecast> pools = pools(work, budgets);
    return new PhaseForecast(work.hop(), work.phase(), seconds.plus(together(work, pools)), pools);
  }

  private static List<PoolForecast> pools(PhaseWork work, List<BudgetWork> budgets) {
    return switch (work.order()) {
      case PARALLEL -> PoolForecast.sideBySide(work.pools(), budgets);
      case SEQUENTIAL -> {
        List<PoolForecast> pools = new ArrayList<>();
        work.pools().forEach(p -> pools.add(PoolForecast.of(p, budgets)));
        yield pools;
      }
    };
  }

  private static Span together(PhaseWork work, List<PoolForecast> pools) {
    Span all = Span.ZERO;
    for (PoolForecast pool : pools) {
      all =
          switch (work.order()) {
            case PARALLEL -> all.longer(pool.seconds());
            case SEQUENTIAL -> all.plus(pool.seconds());
          };
    }
    return all;
  }
}
