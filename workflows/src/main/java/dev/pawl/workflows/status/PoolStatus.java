package dev.pawl.workflows.status;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.List;

/**
 * Where a pool stands.
 *
 * @param state null while its turn has not come
 * @param steps what is being done now
 * @param replaced nodes replaced or changed in place so far
 * @param evicted pods that were asked to leave so far
 */
public record PoolStatus(
    String name,
    UpgradeState state,
    Nodes nodes,
    List<Step> steps,
    List<StepStatus> holds,
    int replaced,
    int evicted) {

  public PoolStatus {
    steps = List.copyOf(steps);
    holds = List.copyOf(holds);
  }

  /** Nodes by what has happened to them. */
  public record Nodes(int total, int updated, int inFlight, int quarantined) {}

  /** A step that is being carried out. */
  public record Step(String step, Instant since) {}

  /** A pool whose turn has not come. */
  public static PoolStatus waiting(String name, int nodes) {
    return new PoolStatus(name, null, new Nodes(nodes, 0, 0, 0), List.of(), List.of(), 0, 0);
  }

  /** The same pool in another state. */
  public PoolStatus inState(UpgradeState other) {
    return new PoolStatus(name, other, nodes, steps, holds, replaced, evicted);
  }
}
