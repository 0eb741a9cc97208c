package dev.pawl.workflows;

import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pool's turnover is started with, and continued as new with.
 *
 * @param origin the oldest version in the pool before
 * @param desired how many nodes it had before
 * @param gates looked at after each node
 * @param progress how far an earlier run of this workflow got
 */
public record PoolInput(
    PoolRef pool,
    KubeVersion target,
    KubeVersion origin,
    int desired,
    OnFailure onFailure,
    List<GateSpec> gates,
    Progress progress) {

  public PoolInput {
    gates = List.copyOf(gates);
  }

  /** The same pool, so far. */
  public PoolInput with(Progress now) {
    return new PoolInput(pool, target, origin, desired, onFailure, gates, now);
  }

  /**
   * What must not be forgotten between two runs; the truth about each node is on the cluster.
   *
   * @param owed nodes removed before a machine for them had joined, with the driver's note of each
   * @param paused whether a person has paused the upgrade
   */
  public record Progress(
      PoolGoal goal,
      Canary canary,
      Set<String> joined,
      Map<String, String> owed,
      Set<String> skipped,
      Set<String> rejected,
      Map<String, Integer> attempts,
      List<StepStatus> holds,
      boolean paused,
      int evicted,
      int total,
      int updated) {

    public Progress {
      joined = Set.copyOf(joined);
      owed = Map.copyOf(owed);
      skipped = Set.copyOf(skipped);
      rejected = Set.copyOf(rejected);
      attempts = Map.copyOf(attempts);
      holds = List.copyOf(holds);
    }

    /** Nothing has happened yet. */
    public static Progress none(int canaryNodes, int nodes) {
      return new Progress(
          PoolGoal.UPGRADE,
          new Canary(canaryNodes, 0, canaryNodes == 0),
          Set.of(),
          Map.of(),
          Set.of(),
          Set.of(),
          Map.of(),
          List.of(),
          false,
          0,
          nodes,
          0);
    }
  }
}
