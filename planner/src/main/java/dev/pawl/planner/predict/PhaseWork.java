package dev.pawl.planner.predict;

import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.upgrade.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * A phase of a hop that has something to do.
 *
 * @param hop as status shows it: {@code 1.35→1.36}
 * @param steps that follow one another, gates outside the pools included
 * @param clock what is waited for by the clock: the bake, the soaks of gates
 * @param order how the pools follow one another
 * @param pools that turn over; none in the other phases
 */
public record PhaseWork(
    String hop,
    Phase phase,
    List<StepKind> steps,
    Duration clock,
    PoolOrder order,
    List<PoolWork> pools) {

  public PhaseWork {
    steps = List.copyOf(steps);
    pools = List.copyOf(pools);
  }

  /** A phase that is nothing but its steps: preflight, addons, verify. */
  public static PhaseWork steps(String hop, Phase phase, List<StepKind> steps) {
    return new PhaseWork(hop, phase, steps, Duration.ZERO, PoolOrder.SEQUENTIAL, List.of());
  }

  /** The same with something that is waited for by the clock. */
  public PhaseWork waiting(Duration longer) {
    return new PhaseWork(hop, phase, steps, clock.plus(longer), order, pools);
  }

  /** The control plane's commands and gates, and its bake. */
  public static PhaseWork controlPlane(String hop, List<StepKind> steps, Duration bake) {
    return new PhaseWork(hop, Phase.CONTROL_PLANE, steps, bake, PoolOrder.SEQUENTIAL, List.of());
  }

  /**
   * The pools, and the gates that follow each of them.
   *
   * @param gates looks in all: as many as gates after a pool, for each pool
   */
  public static PhaseWork pools(String hop, PoolOrder order, List<PoolWork> pools, int gates) {
    return new PhaseWork(
        hop, Phase.POOLS, Collections.nCopies(gates, StepKind.GATE), Duration.ZERO, order, pools);
  }
}
