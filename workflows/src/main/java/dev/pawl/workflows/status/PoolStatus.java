package dev.pawl.workflows.status;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a pool stands.
 *
 * @param state null while its turn has not come
 * @param steps what is being done now
 * @param replaced nodes replaced or changed in place so far
 * @param evicted pods that were asked to leave so far
 * @param skipped nodes that a person has left as they are
 * @param quarantinedNodes nodes that could not be drained in time
 * @param cause the failure that turned it back; null where none did
 * @param concurrency how many of its nodes may be under way at once; null where nobody can say
 */
public record PoolStatus(
    String name,
    UpgradeState state,
    Nodes nodes,
    List<Step> steps,
    List<StepStatus> holds,
    int replaced,
    int evicted,
    List<String> skipped,
    List<String> quarantinedNodes,
    Hold cause,
    PoolConcurrency concurrency) {

  public PoolStatus {
    steps = List.copyOf(steps);
    holds = List.copyOf(holds);
    skipped = skipped == null ? List.of() : List.copyOf(skipped);
    quarantinedNodes = quarantinedNodes == null ? List.of() : List.copyOf(quarantinedNodes);
  }

  /** Nodes by what has happened to them. */
  public record Nodes(int total, int updated, int inFlight, int quarantined) {}

  /** All that were left out, for whichever reason. */
  public List<String> leftOut() {
    return Stream.concat(skipped.stream(), quarantinedNodes.stream()).distinct().sorted().toList();
  }

  /** A step that is being carried out. */
  public record Step(String step, Instant since) {}

  /** A pool whose turn has not come. */
  public static PoolStatus waiting(String name, int nodes) {
    return new PoolStatus(
        name,
        null,
        new Nodes(nodes, 0, 0, 0),
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** The same pool in another state. */
  public PoolStatus inState(UpgradeState other) {
    return with(other, concurrency);
  }

  /** The same pool, with so many nodes under way at once. */
  public PoolStatus at(PoolConcurrency numbers) {
    return with(state, numbers);
  }

  private PoolStatus with(UpgradeState other, PoolConcurrency numbers) {
    return new PoolStatus(
        name,
        other,
        nodes,
        steps,
        holds,
        replaced,
        evicted,
        skipped,
        quarantinedNodes,
        cause,
        numbers);
  }
}
