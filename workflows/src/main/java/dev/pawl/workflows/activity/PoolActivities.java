package dev.pawl.workflows.activity;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.window.StepWindows;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The steps of a pool's rollout. Each looks first and does only what is missing. */
@ActivityInterface
public interface PoolActivities {

  /**
   * Looks at the pool and asks the planner what comes next. Where that is a wait and nothing is in
   * flight ({@code untilChange}), keeps looking until it is something else.
   */
  Look decide(DecideRequest request);

  /** Makes a machine and waits until its node has joined, DaemonSets and all. */
  Done surge(SurgeRequest request);

  /** Cordons a node and moves its pods; ends when pods and volumes are gone. */
  DrainReport drain(DrainRequest request);

  /**
   * Labels a node that could not be drained: it stays cordoned, and the pool goes on without it.
   */
  Done quarantine(NodeRequest request);

  /** Deletes a drained node's machine and waits until the node is gone. */
  void remove(NodeRequest request);

  /** Changes a drained node in place, waits until it is Ready at the version, and uncordons it. */
  Done change(ChangeRequest request);

  /** Takes this upgrade's cordon and taint off a node that stays. */
  Done release(NodeRequest request);

  /** Sets the marks for a pool's way back: on what leaves now, off what comes back. */
  void turnBack(PoolRef pool);

  /**
   * Goes on until it is called off: nodes that leave refuse pods while all that can move off them
   * has room elsewhere, and only then.
   */
  void keepHardTaint(PoolRef pool);

  /** Nodes that leave refuse no pods any more. */
  void softenTaint(PoolRef pool);

  /** Which pool of which upgrade. */
  record PoolRef(UpgradeRef upgrade, PoolSpec pool) {}

  /**
   * @param target the version the upgrade leads to
   * @param origin the version the pool had
   * @param desired how many nodes the pool had
   * @param windows when a node may begin; null where it may at any time
   * @param letBe findings in spite of which a node may begin; null where none is looked for
   * @param seen how new what is looked at has to be: the newest revision that an earlier look or
   *     step has reported; null where only a new list will do
   */
  record DecideRequest(
      PoolRef pool,
      PoolGoal goal,
      KubeVersion target,
      KubeVersion origin,
      int desired,
      Canary canary,
      InFlight inFlight,
      StepWindows windows,
      LetBe letBe,
      String seen,
      boolean untilChange) {}

  /**
   * What comes next.
   *
   * @param revision of what was looked at; null where the server does not say
   */
  record Look(Turn turn, String revision) {}

  /**
   * A step has been carried out.
   *
   * @param revision of the node as the step left it; null where it is gone
   */
  record Done(String revision) {}

  /**
   * @param goal says whether the machine is made on the way back
   * @param template what the driver noted of the old node when it was drained; null while it exists
   */
  record SurgeRequest(PoolRef pool, PoolGoal goal, Replacement machine, String template) {}

  /**
   * @param quarantined nodes of the pool that are quarantined already, for the hold of one that may
   *     not be
   */
  record DrainRequest(
      PoolRef pool, String node, DrainSpec drain, AtTimeout atTimeout, List<String> quarantined) {
    public DrainRequest {
      quarantined = quarantined == null ? List.of() : List.copyOf(quarantined);
    }
  }

  /** What a drain does that is still blocked at its timeout. */
  enum AtTimeout {
    /** It goes on, held. */
    GO_ON,
    /** It fails. */
    FAIL,
    /** It ends, and its report says so. */
    REPORT
  }

  /**
   * @param evicted pods that were asked to leave
   * @param template what the driver needs to make another machine like it
   * @param blocked what kept the node from being drained in time; null where it is drained
   * @param revision of the node as its drain left it; null where it is gone
   */
  record DrainReport(int evicted, String template, Hold blocked, String revision) {}

  record NodeRequest(PoolRef pool, String node) {}

  /**
   * @param goal UPGRADE and ABORT run the upgrade command, ROLL_BACK the rollback command
   * @param to the version the node shall have; on the way back the one it had counts
   * @param began the oldest version in the pool when this turnover began: how far back it goes
   * @param attempt counts from 1
   */
  record ChangeRequest(
      PoolRef pool, PoolGoal goal, String node, KubeVersion to, KubeVersion began, int attempt) {}
}
