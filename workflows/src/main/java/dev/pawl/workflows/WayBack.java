package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.planner.undo.UndoWalk;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.AddonActivities.RestoreRequest;
import dev.pawl.workflows.activity.ClusterActivities.SkewRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes a whole upgrade back: the undo records one after another, in the order of {@link UndoWalk}.
 * A step that fails is held like any other; what a person leaves out, and all that may not go
 * before it, remains and is named.
 */
final class WayBack {

  private final Start start;
  private final PhaseSteps steps;
  private final ClusterLooks looks;
  private final PoolRuns pools;
  private final Consumer<Place> entered;
  private final List<UndoRecord> ahead;
  private final Map<String, PoolStatus> backAlready;
  private final Remains remains = new Remains();

  /**
   * @param entered is told of each phase that is taken back
   */
  WayBack(Start start, PhaseSteps steps, PoolRuns pools, UndoLog undo, Consumer<Place> entered) {
    this.start = start;
    this.steps = steps;
    this.looks = new ClusterLooks(start.upgrade(), steps);
    this.pools = pools;
    this.entered = entered;
    this.ahead = new ArrayList<>(UndoWalk.of(undo.records()));
    this.backAlready = pools.turnedBack();
  }

  /** Ends RolledBack, or RollbackIncomplete with what remains and how to finish it. */
  Ending run(String why) {
    steps.onTheWayBack();
    try {
      markPools();
      while (!ahead.isEmpty()) {
        steps.checkpoint();
        takeBackNext();
      }
    } catch (Stopped aborted) {
      ahead.forEach(record -> remains.of(record, aborted.getMessage()));
    }
    return remains.isEmpty()
        ? new Ending(
            UpgradeState.ROLLED_BACK, "everything this upgrade did is taken back, because " + why)
        : new Ending(UpgradeState.ROLLBACK_INCOMPLETE, remains.sentence(start) + " (" + why + ")");
  }

  /** What comes back is welcome to pods again, and what leaves is not: each moves once. */
  private void markPools() {
    for (PoolSpec pool : start.spec().pools()) {
      if (ahead.stream().anyMatch(r -> r instanceof UndoRecord.Pool)) {
        steps.run(
            "turnBack/" + pool.name(),
            () -> {
              Steps.stub(PoolActivities.class, "mark the way back of pool " + pool.name())
                  .turnBack(new PoolRef(start.upgrade(), pool));
              return true;
            });
      }
    }
  }

  private void takeBackNext() {
    UndoRecord next = ahead.get(0);
    HopPlan hop = start.plan().hops().get(next.hop());
    if (next.stays()) {
      stays(next);
    } else if (next instanceof UndoRecord.Pool) {
      entered.accept(new Place(hop, Phase.POOLS));
      takeBack(poolsNext());
    } else if (next instanceof UndoRecord.ControlPlane controlPlane) {
      entered.accept(new Place(hop, Phase.CONTROL_PLANE));
      takeBack(controlPlane);
    } else if (next instanceof UndoRecord.Addon addon) {
      boolean before = hop.addonsBefore().contains(addon.addon());
      entered.accept(new Place(hop, before ? Phase.ADDONS_BEFORE : Phase.ADDONS_AFTER));
      takeBack(addon);
    }
  }

  // --- pools ---

  private List<UndoRecord.Pool> poolsNext() {
    List<UndoRecord.Pool> together = new ArrayList<>();
    for (UndoRecord record : ahead) {
      boolean fits =
          record instanceof UndoRecord.Pool
              && record.hop() == ahead.get(0).hop()
              && !record.stays();
      if (!fits || (!together.isEmpty() && start.spec().poolOrder() == PoolOrder.SEQUENTIAL)) {
        break;
      }
      together.add((UndoRecord.Pool) record);
    }
    return together;
  }

  private void takeBack(List<UndoRecord.Pool> together) {
    List<Promise<PoolStatus>> ends = together.stream().map(this::begin).toList();
    Promise.allOf(ends).get();
    for (int i = 0; i < together.size(); i++) {
      PoolStatus end = ends.get(i).get();
      if (end.state() != UpgradeState.ABORTED) {
        ahead.remove(together.get(i));
      }
      if (end.state() != UpgradeState.ROLLED_BACK && end.state() != UpgradeState.ABORTED) {
        remains.of(
            together.get(i),
            "%d of its %d nodes are at %s"
                .formatted(end.nodes().updated(), end.nodes().total(), together.get(i).to()));
      }
    }
  }

  private Promise<PoolStatus> begin(UndoRecord.Pool record) {
    PoolStatus back = backAlready.remove(record.pool());
    return back == null ? pools.beginBack(record) : Workflow.newPromise(back);
  }

  // --- control plane ---

  private void takeBack(UndoRecord.ControlPlane record) {
    if (!nodesAllow(record)) {
      stays(record, "nodes are newer than it would be");
      return;
    }
    ControlPlaneActivities activities =
        Steps.stub(ControlPlaneActivities.class, "rollback the control plane");
    boolean done =
        steps
            .run(
                "controlPlane/rollback",
                () -> UserCommand.run(attempt -> activities.run(command(record, attempt))))
            .isPresent();
    if (done) {
      ahead.remove(record);
    } else {
      stays(record, "its rollback was left out by a person");
    }
  }

  /** Kubelets go back before the apiserver (I4). */
  private boolean nodesAllow(UndoRecord.ControlPlane record) {
    SkewRequest request =
        new SkewRequest(
            start.upgrade(),
            start.spec().policy(),
            start.spec().distributedCloud().facts(),
            record.from());
    return looks.skew(request, "may the control plane go back to " + record.from());
  }

  private ControlPlaneCommand command(UndoRecord.ControlPlane record, int attempt) {
    return new ControlPlaneCommand(
        start.upgrade(),
        start.spec().controlPlane(),
        ExecAction.ROLLBACK,
        record.to(),
        record.from(),
        attempt);
  }

  // --- addons ---

  private void takeBack(UndoRecord.Addon record) {
    boolean done =
        steps
            .run(
                "restore/" + record.addon(),
                () ->
                    Steps.stub(AddonActivities.class, "restore addon " + record.addon())
                        .restore(
                            new RestoreRequest(
                                start.upgrade(),
                                start.spec().addon(record.addon()),
                                record.secret(),
                                record.sha256())))
            .isPresent();
    ahead.remove(record);
    if (!done) {
      remains.of(record, "left out by a person");
    }
  }

  // --- what remains ---

  /** Whether objects of addons that were kept are still needed when all is over. */
  boolean needsKept() {
    return remains.ofAddons();
  }

  private void stays(UndoRecord record) {
    stays(record, record.reversal().reason());
  }

  /**
   * What went before a control plane that stays was made for it, and stays too; and a control plane
   * stays where a pool's kubelets do (I4).
   */
  private void stays(UndoRecord record, String why) {
    ahead.remove(record);
    remains.of(record, why);
    if (record instanceof UndoRecord.ControlPlane) {
      List<UndoRecord> below = ahead.stream().filter(r -> r.hop() < record.hop()).toList();
      below.forEach(r -> remains.of(r, "a later hop stays"));
      ahead.removeAll(below);
    } else if (record instanceof UndoRecord.Pool pool) {
      String newer = "pool %s stays at %s".formatted(pool.pool(), pool.to());
      ahead.stream()
          .filter(r -> r instanceof UndoRecord.ControlPlane && r.hop() <= record.hop())
          .findFirst()
          .ifPresent(controlPlane -> stays(controlPlane, newer));
    }
  }
}
