package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.FailurePolicy;
import dev.pawl.planner.undo.UndoOutlook;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.ConcurrencyOrder;
import dev.pawl.workflows.message.PoolReport;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One upgrade of one cluster: the phases in their order, each begun only when the one before is
 * through. A cancellation (the Web UI's button) means abort, so everything runs detached from the
 * scope that it cancels.
 */
public final class ClusterUpgradeWorkflowImpl implements ClusterUpgradeWorkflow {

  private final Start start;
  private final UpgradeSpec spec;
  private final UpgradeRef upgrade;
  private final PhaseSteps steps;
  private final Concurrencies concurrencies;
  private final PoolRuns pools;
  private final Instant startedAt;
  private final Timings timings = new Timings();
  private final List<String> notices = new ArrayList<>();
  private CancellationScope root;
  private Place place;
  private final UndoLog undo = new UndoLog();
  private WayBack wayBack;
  private boolean paused;
  private boolean turning;
  private boolean closing;
  private Actor abortedBy;
  private UpgradeState ending;
  private String outcome;
  private Instant closedAt;
  private UpgradeState shownState;
  private Phase shownPhase;
  private String shownPage;

  @WorkflowInit
  public ClusterUpgradeWorkflowImpl(Start start) {
    this.start = start;
    this.spec = start.spec();
    this.upgrade = start.upgrade();
    this.steps = new PhaseSteps(() -> paused, this::ends, this::turnsBack);
    this.concurrencies = new Concurrencies(start);
    this.pools = new PoolRuns(start, timings, concurrencies);
    this.startedAt = Steps.now();
    this.place = new Place(start.plan().hops().get(0), Phase.PREFLIGHT);
    this.timings.enters(place, startedAt);
  }

  @Override
  public UpgradeStatus run(Start same) {
    root = CancellationScope.current();
    Workflow.newDetachedCancellationScope(
            () -> {
              Async.procedure(this::keepShown);
              Async.procedure(this::abortPools);
              upgrade();
              Workflow.await(Workflow::isEveryHandlerFinished);
            })
        .run();
    return status();
  }

  private void upgrade() {
    Ending end;
    try {
      end = new UpgradePhases(start, steps, pools, undo, this::entered, notices).run();
    } catch (Stopped stopped) {
      end =
          goesBack(stopped) ? goBack(stopped) : new Ending(stopped.ending(), stopped.getMessage());
    }
    closing = true;
    if (end.state() != UpgradeState.FAILED) {
      close();
    }
    closedAt = Steps.now();
    timings.closes(closedAt);
    outcome = end.sentence();
    ending = end.state();
    SearchAttributes.show(ending, place.phase());
    Workflow.setCurrentDetails(StatusPage.of(status()));
  }

  // --- the way back ---

  private boolean goesBack(Stopped stopped) {
    return switch (stopped.ending()) {
      case ROLLING_BACK -> true;
      case ROLLED_BACK, ROLLBACK_INCOMPLETE -> spec.rollbackScope() == RollbackScope.UPGRADE;
      default -> false;
    };
  }

  private Ending goBack(Stopped why) {
    timings.closes(Steps.now());
    wayBack = new WayBack(start, steps, pools, undo, this::backAt);
    return wayBack.run(why.getMessage());
  }

  private void backAt(Place next) {
    place = next;
  }

  /** As what nothing more is to begin, where somebody said so. */
  private Optional<UpgradeState> ends() {
    if (aborting()) {
      return Optional.of(UpgradeState.ABORTED);
    }
    return turning && wayBack == null ? Optional.of(UpgradeState.ROLLING_BACK) : Optional.empty();
  }

  private boolean turnsBack(Hold failure) {
    return wayBack == null && FailurePolicy.turnsBack(spec, failure.code());
  }

  private void entered(Place next) {
    if (next.phase() != Phase.PREFLIGHT || !next.equals(place)) {
      timings.enters(next, Steps.now());
    }
    place = next;
  }

  /** Whatever the ending: no mark of this upgrade stays behind (I5). */
  private void close() {
    boolean kept = undo.records().stream().anyMatch(r -> r instanceof UndoRecord.Addon);
    if (kept && (wayBack == null || !wayBack.needsKept())) {
      closing(
          () ->
              Steps.stub(AddonActivities.class, "remove what was kept of addons").forget(upgrade));
    }
    closing(
        () ->
            Steps.stub(ClusterActivities.class, "take off the marks, give the lease back")
                .close(upgrade));
  }

  private void closing(Functions.Proc step) {
    while (true) {
      try {
        step.apply();
        return;
      } catch (ActivityFailure failure) {
        steps.closingFailed(failure);
      }
    }
  }

  // --- shown ---

  /** A state or phase that is passed within one task is nothing that anybody could see. */
  private void keepShown() {
    while (ending == null) {
      UpgradeState now = state();
      Phase phase = place.phase();
      timings.standsStill(standsStill(now), Steps.now());
      if (now != shownState || phase != shownPhase) {
        shownState = now;
        shownPhase = phase;
        SearchAttributes.show(now, phase);
      }
      String details = StatusPage.of(status());
      if (!details.equals(shownPage)) {
        shownPage = details;
        Workflow.setCurrentDetails(details);
      }
      Workflow.await(
          () ->
              ending != null
                  || state() != shownState
                  || place.phase() != shownPhase
                  || !StatusPage.of(status()).equals(shownPage));
    }
  }

  /** For a pause, a person or a window: nothing of which was predicted. */
  private boolean standsStill(UpgradeState now) {
    return now == UpgradeState.PAUSED
        || now == UpgradeState.HELD
        || pools.allRest()
        || steps.holds().stream().anyMatch(h -> h.hold().code() == HoldCode.WINDOW);
  }

  private void abortPools() {
    Workflow.await(() -> aborting() || ending != null);
    pools.abort(abortedBy == null ? new Actor("cancelled in Temporal") : abortedBy);
  }

  private boolean aborting() {
    return abortedBy != null || (root != null && root.isCancelRequested());
  }

  private UpgradeState state() {
    if (ending != null) {
      return ending;
    }
    if (paused && !aborting() && steps.idle() && poolsPaused()) {
      return UpgradeState.PAUSED;
    }
    if (steps.standsStill() || pools.allIn(UpgradeState.HELD)) {
      return UpgradeState.HELD;
    }
    boolean back = turning || wayBack != null || steps.turnedBack();
    return back || pools.anyIn(UpgradeState.ROLLING_BACK)
        ? UpgradeState.ROLLING_BACK
        : UpgradeState.RUNNING;
  }

  private boolean poolsPaused() {
    return !pools.anyRuns() || pools.allIn(UpgradeState.PAUSED);
  }

  @Override
  public UpgradeStatus status() {
    return new UpgradeStatus(
        spec.name(),
        upgrade.id(),
        state(),
        place.phase(),
        place.hop().label(),
        start.plan().from(),
        start.plan().target(),
        startedAt,
        closedAt,
        start.startedBy(),
        steps.holds(),
        pools.statuses(),
        undo.notes(start.plan()),
        notices,
        outcome,
        ending == null ? List.of() : timings.figures(closedAt),
        outlook());
  }

  // --- what people, pools and activities say ---

  @Override
  public void pause(Actor by) {
    paused = true;
    pools.pause(by);
  }

  @Override
  public void resume(Actor by) {
    paused = false;
    pools.resume(by);
  }

  /** Where one pool turns back with the whole upgrade, those beside it do as well. */
  @Override
  public void poolChanged(PoolReport report) {
    pools.changed(report);
    boolean whole = spec.rollbackScope() == RollbackScope.UPGRADE;
    if (whole && report.state() == UpgradeState.ROLLING_BACK && wayBack == null && !turning) {
      turning = true;
      pools.rollBack(new Actor("pool " + report.pool() + " turned back"));
    }
  }

  @Override
  public void reportHold(StepHold hold) {
    steps.reports(hold);
  }

  @Override
  public void abort(Actor by) {
    abortedBy = by;
  }

  @Override
  public void validateAbort(Actor by) {
    if (aborting() || ending != null) {
      throw refused("the upgrade is being aborted already, or has ended");
    }
    if (closing) {
      throw refused("nothing more begins that could be stopped: it is being closed");
    }
  }

  @Override
  public void approve(StepOrder order) {
    steps.approve(order);
  }

  @Override
  public void validateApprove(StepOrder order) {
    Approvals.find(order, steps.held());
  }

  @Override
  public void retry(StepOrder order) {
    steps.retry(order);
  }

  @Override
  public void validateRetry(StepOrder order) {
    Approvals.refuse(HeldSteps.find(order, steps.held()), steps.held());
  }

  @Override
  public void skip(StepOrder order) {
    steps.skip(order);
  }

  @Override
  public void validateSkip(StepOrder order) {
    Approvals.refuse(HeldSteps.find(order, steps.held()), steps.held());
  }

  @Override
  public PoolConcurrency concurrency(ConcurrencyOrder order) {
    return concurrencies.set(order, pools);
  }

  @Override
  public void validateConcurrency(ConcurrencyOrder order) {
    if (aborting() || closing) {
      throw refused("nothing more begins: the upgrade is being aborted, or has ended");
    }
    concurrencies.check(order, pools, turning || wayBack != null);
  }

  @Override
  public void rollback(Actor by) {
    turning = spec.rollbackScope() == RollbackScope.UPGRADE;
    pools.rollBack(by);
  }

  @Override
  public void validateRollback(Actor by) {
    UndoOutlook outlook = outlook();
    if (!outlook.possible()) {
      throw refused("nothing can be taken back now: " + outlook.reason());
    }
  }

  private UndoOutlook outlook() {
    if (ending != null) {
      return UndoOutlook.no("it has ended: " + ending.label());
    }
    if (aborting()) {
      return UndoOutlook.no("it is being aborted");
    }
    if (closing) {
      return UndoOutlook.no("it is being closed, and what was kept for the way back removed");
    }
    return state() == UpgradeState.ROLLING_BACK || turning || wayBack != null
        ? UndoOutlook.no("it is being taken back now")
        : UndoOutlook.of(spec.rollbackScope(), undo.records(), pools.running());
  }

  private static ApplicationFailure refused(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, "Refused");
  }
}
