package dev.pawl.workflows;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.MachineName;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a pool's turnover is started with, and continued as new with.
 *
 * @param origin the oldest version in the pool before
 * @param desired how many nodes it had before
 * @param gates asked after each node, or after the canary
 * @param windows when a node may begin; null where it may at any time
 * @param letBe findings of checks in spite of which a node may begin; null on the way back
 * @param marked pools whose outdated nodes are marked while this one turns over, and not while it
 *     rests; none where the marks stay from beginning to end
 * @param progress how far an earlier run of this workflow got
 */
public record PoolInput(
    PoolRef pool,
    KubeVersion target,
    KubeVersion origin,
    int desired,
    OnFailure onFailure,
    List<GateSpec> gates,
    StepWindows windows,
    LetBe letBe,
    List<PoolSpec> marked,
    Progress progress) {

  public PoolInput {
    marked = List.copyOf(marked);
    gates = List.copyOf(gates);
  }

  /** The same pool, so far. */
  public PoolInput with(Progress now) {
    return new PoolInput(
        pool, target, origin, desired, onFailure, gates, windows, letBe, marked, now);
  }

  /**
   * What must not be forgotten between two runs; the truth about each node is on the cluster.
   *
   * @param joined machines that have joined while their old node is still there, by that node
   * @param tried machines made and not joined, by the node they are for
   * @param owed nodes removed before a machine for them had joined, with the driver's note of each
   * @param gates how many nodes had been replaced when a gate last let pass, by its name
   * @param bad machines that turned out bad since the last good one
   * @param paused whether a person has paused the upgrade
   * @param cause the failure that turned the pool back, or null
   * @param concurrency how many nodes may be under way at once; null where it is as the spec says
   * @param soaks when what is being watched has been watched long enough
   */
  public record Progress(
      PoolGoal goal,
      Canary canary,
      Map<String, String> joined,
      Map<String, String> tried,
      Map<String, String> owed,
      Set<String> skipped,
      Set<String> rejected,
      Map<String, Integer> attempts,
      Map<String, Integer> gates,
      Set<String> bad,
      List<StepStatus> holds,
      boolean paused,
      int evicted,
      int total,
      int updated,
      Set<String> quarantined,
      Hold cause,
      PoolConcurrency concurrency,
      Map<String, Instant> soaks) {

    public Progress {
      joined = Map.copyOf(joined);
      tried = Map.copyOf(tried);
      owed = Map.copyOf(owed);
      skipped = Set.copyOf(skipped);
      rejected = Set.copyOf(rejected);
      quarantined = quarantined == null ? Set.of() : Set.copyOf(quarantined);
      attempts = Map.copyOf(attempts);
      gates = gates == null ? Map.of() : Map.copyOf(gates);
      bad = bad == null ? Set.of() : Set.copyOf(bad);
      holds = List.copyOf(holds);
      soaks = soaks == null ? Map.of() : Map.copyOf(soaks);
    }

    /**
     * Nothing has happened yet.
     *
     * @param missing nodes that a lost upgrade removed and did not replace: the pool is owed them,
     *     under names that no other start gives
     */
    public static Progress none(int canaryNodes, int nodes, int missing, String upgrade) {
      Map<String, String> owed = new TreeMap<>();
      for (int i = 1; i <= missing; i++) {
        owed.put(MachineName.of(upgrade, PoolGoal.UPGRADE, "lost", i), "");
      }
      return new Progress(
          PoolGoal.UPGRADE,
          new Canary(canaryNodes, 0, canaryNodes == 0),
          Map.of(),
          Map.of(),
          owed,
          Set.of(),
          Set.of(),
          Map.of(),
          Map.of(),
          Set.of(),
          List.of(),
          false,
          0,
          nodes,
          0,
          Set.of(),
          null,
          null,
          Map.of());
    }

    /**
     * The same, for a pool whose turn comes.
     *
     * @param towards where it goes from its beginning
     * @param held whether the upgrade is paused when its turn comes
     * @param now how many nodes may be under way at once
     */
    public Progress begun(PoolGoal towards, boolean held, PoolConcurrency now) {
      return new Progress(
          towards,
          canary,
          joined,
          tried,
          owed,
          skipped,
          rejected,
          attempts,
          gates,
          bad,
          holds,
          held,
          evicted,
          total,
          updated,
          quarantined,
          cause,
          now,
          soaks);
    }
  }
}
