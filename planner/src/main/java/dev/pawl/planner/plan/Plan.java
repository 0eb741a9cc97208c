package dev.pawl.planner.plan;

import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.List;

/**
 * What an upgrade will do: shown before it starts, followed by the run.
 *
 * @param from the version of the control plane when the plan was made
 */
public record Plan(
    String name,
    String cluster,
    KubeVersion from,
    KubeVersion target,
    List<HopPlan> hops,
    List<PoolPlan> pools,
    List<Blocker> blockers,
    Prediction prediction,
    List<UndoNote> undo) {

  public Plan {
    hops = List.copyOf(hops);
    pools = List.copyOf(pools);
    blockers = List.copyOf(blockers);
    undo = List.copyOf(undo);
  }

  /** One minor-version step of the control plane. */
  public record HopPlan(String from, String to, List<PhasePlan> phases) {
    public HopPlan {
      phases = List.copyOf(phases);
    }

    /** As status shows it: {@code 1.35→1.36}. */
    public static String label(Minor from, Minor to) {
      return from + "→" + to;
    }
  }

  /** A phase of a hop, and why it is skipped where it is. */
  public record PhasePlan(Phase name, boolean skipped, String reason) {}

  /**
   * What happens to a pool.
   *
   * @param turnovers how many times its nodes are replaced
   * @param order names of the nodes that are replaced, first to last
   */
  public record PoolPlan(String name, int turnovers, List<String> order) {
    public PoolPlan {
      order = List.copyOf(order);
    }
  }

  /** Why this plan must not be started. */
  public record Blocker(String id, String message, List<String> objects) {
    public Blocker {
      objects = List.copyOf(objects);
    }
  }

  /** How long it may take and how many pods move; from stated step times, not a promise. */
  public record Prediction(long seconds, long podMoves) {}

  /** The plan of a pool. */
  public PoolPlan pool(String poolName) {
    return pools.stream().filter(p -> p.name().equals(poolName)).findFirst().orElseThrow();
  }

  /** Whether a phase of the (one) hop has nothing to do. */
  public boolean skips(Phase phase) {
    return hops.stream()
        .flatMap(h -> h.phases().stream())
        .filter(p -> p.name() == phase)
        .allMatch(PhasePlan::skipped);
  }
}
