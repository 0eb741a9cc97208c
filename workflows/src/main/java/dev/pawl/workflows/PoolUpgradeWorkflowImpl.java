package dev.pawl.workflows;

import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.undo.FailurePolicy;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.PoolStatus.Nodes;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The turnover of one pool: look and decide, carry out, until nothing is left.
 *
 * <pre>
 * 1. Orders first: an abort or a cancellation turns the goal to ABORT, a failure with onFailure rollback
 *    (or a person) to ROLL_BACK; a pause calls off what runs and waits. Nothing is lost by that:
 *    the marks on the cluster say how far each node is, and the next look goes on from there.
 * 2. A history that grows long is continued as new, in the same manner.
 * 3. Gates, where a node was finished since the last look.
 * 4. One activity looks at the pool and asks the RolloutPlanner.
 * 5. Its decisions are begun, each in a scope of its own; then this waits until a step ends or an
 *    order comes.
 * </pre>
 *
 * <p>All of it runs detached from the scope that the upgrade can cancel: what has begun is always
 * finished or given back, never dropped.
 */
public final class PoolUpgradeWorkflowImpl implements PoolUpgradeWorkflow {

  private final PoolInput input;
  private final PoolMemory memory;
  private final PoolSteps steps;
  private final PoolGates gates;
  private final PoolLooks looks;
  private final PoolOrders orders;
  private final WindowMarks marks;
  private final CanarySoak soak;
  private final HardTaint taint;
  private CancellationScope root;
  private boolean paused;
  private boolean settled;
  private boolean rollBackAsked;
  private boolean abortAsked;
  private int news;
  private UpgradeState outcome;

  @WorkflowInit
  public PoolUpgradeWorkflowImpl(PoolInput input) {
    this.input = input;
    this.memory = new PoolMemory(input.progress());
    this.steps = new PoolSteps(input, memory);
    this.gates = new PoolGates(input, memory);
    this.looks = new PoolLooks(input, memory);
    this.orders = new PoolOrders(memory, steps, gates);
    this.marks = new WindowMarks(input, memory);
    this.soak = new CanarySoak(input.pool().pool(), memory, gates);
    this.taint = new HardTaint(input.pool());
    this.paused = input.progress().paused();
  }

  @Override
  public PoolStatus run(PoolInput same) {
    root = CancellationScope.current();
    Workflow.newDetachedCancellationScope(
            () -> {
              Async.procedure(() -> PoolTeller.of(input).tell(this::status, () -> outcome != null));
              turnOver();
              Workflow.await(Workflow::isEveryHandlerFinished);
            })
        .run();
    return status();
  }

  private void turnOver() {
    while (outcome == null) {
      obey();
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        continueAsNew();
      }
      int seen = steps.changes();
      int newsSeen = news;
      if (paused) {
        rest();
      } else if ((memory.holds().ofPool() && !gates.held())
          || !gates.passNodes(this::interrupted)
          || !goOn()) {
        Workflow.await(() -> steps.changes() != seen || news != newsSeen || goalMustTurn());
      }
    }
  }

  // --- orders ---

  private void obey() {
    if (mustAbort()) {
      paused = false;
      turnTo(PoolGoal.ABORT);
    } else if (mustRollBack()) {
      paused = false;
      memory.holds().failure(FailurePolicy.triggers()).ifPresent(memory::turnBackBecauseOf);
      turnTo(PoolGoal.ROLL_BACK);
      markTheWayBack();
    }
  }

  private boolean goalMustTurn() {
    return mustAbort() || mustRollBack();
  }

  private boolean mustAbort() {
    return (abortAsked || root.isCancelRequested()) && memory.goal() != PoolGoal.ABORT;
  }

  private boolean mustRollBack() {
    boolean failed =
        input.onFailure() == OnFailure.ROLLBACK
            && !paused
            && memory.holds().failure(FailurePolicy.triggers()).isPresent();
    return memory.goal() == PoolGoal.UPGRADE && (rollBackAsked || failed);
  }

  private void turnTo(PoolGoal goal) {
    steps.settle();
    taint.end(memory.goal());
    memory.turnTo(goal);
  }

  private void markTheWayBack() {
    String step = "turnBack/" + poolName();
    memory.begins(step, Steps.now());
    try {
      Steps.stub(PoolActivities.class, "mark the way back").turnBack(input.pool());
    } catch (ActivityFailure failure) {
      // The marks only spare pods a move; the way back does not depend on them.
      Workflow.getLogger(getClass()).warn("could not mark the way back", failure);
    } finally {
      memory.ends(step);
    }
  }

  private void rest() {
    steps.settle();
    taint.end(memory.goal());
    settled = true;
    Workflow.await(() -> !paused || goalMustTurn());
    settled = false;
  }

  private void continueAsNew() {
    steps.settle();
    taint.letGo();
    Workflow.await(Workflow::isEveryHandlerFinished);
    Workflow.continueAsNew(
        ContinueAsNewOptions.getDefaultInstance(), input.with(memory.progress(paused)));
  }

  private boolean interrupted() {
    return paused || goalMustTurn();
  }

  // --- decide and act ---

  /** One turn; whether there is reason to look again at once. */
  private boolean goOn() {
    int seen = steps.changes();
    PoolConcurrency decidedAt = memory.concurrency();
    int newsSeen = news;
    Optional<Turn> turn = looks.decide(() -> news != newsSeen || goalMustTurn());
    if (turn.isEmpty() || interrupted()) {
      return !memory.holds().ofPool();
    }
    if (!Objects.equals(decidedAt, memory.concurrency())) {
      return true;
    }
    memory.saw(turn.get());
    for (Decision decision : turn.get().decisions()) {
      if (decision instanceof Decision.Soak) {
        soak.pass(this::interrupted);
        return true;
      }
      if (decision instanceof Decision.Rest rest) {
        taint.end(memory.goal());
        marks.rest(rest, this::interrupted);
        return true;
      }
      boolean turnsOver = memory.goal() == PoolGoal.UPGRADE && !(decision instanceof Decision.Done);
      if (turnsOver && (marks.on() || interrupted())) {
        return true;
      }
      if (turnsOver) {
        taint.keep();
      }
      begin(decision);
    }
    return outcome != null || steps.changes() != seen;
  }

  private void begin(Decision decision) {
    if (decision instanceof Decision.Surge surge) {
      surge.machines().forEach(steps::surge);
    } else if (decision instanceof Decision.Retire retire) {
      retire.nodes().forEach(steps::retire);
    } else if (decision instanceof Decision.Drop drop) {
      drop.machines().forEach(steps::drop);
    } else if (decision instanceof Decision.Release release) {
      release.nodes().forEach(steps::release);
    } else if (decision instanceof Decision.Stop stop) {
      memory.stops(MachineSteps.BREAKER + poolName(), stop.hold(), Steps.now());
    } else if (decision instanceof Decision.Done) {
      taint.end(memory.goal());
      outcome = ending();
    }
  }

  private UpgradeState ending() {
    boolean whole = memory.skipped().isEmpty() && memory.quarantined().isEmpty();
    return switch (memory.goal()) {
      case UPGRADE -> whole ? UpgradeState.SUCCEEDED : UpgradeState.SUCCEEDED_WITH_QUARANTINE;
      case ROLL_BACK -> whole ? UpgradeState.ROLLED_BACK : UpgradeState.ROLLBACK_INCOMPLETE;
      case ABORT -> UpgradeState.ABORTED;
    };
  }

  // --- what people and activities say ---

  @Override
  public void pause(Actor by) {
    paused = true;
    news++;
  }

  @Override
  public void resume(Actor by) {
    paused = false;
    news++;
  }

  @Override
  public void abort(Actor by) {
    abortAsked = true;
    news++;
  }

  @Override
  public void rollBack(Actor by) {
    rollBackAsked = true;
    news++;
  }

  @Override
  public void setConcurrency(PoolConcurrency next) {
    memory.concurrency(next);
    news++;
  }

  @Override
  public void reportHold(StepHold hold) {
    Set<String> before = memory.noRoom();
    memory.reports(hold, Steps.now());
    if (!memory.noRoom().equals(before)) {
      news++;
    }
  }

  @Override
  public void approve(StepOrder order) {
    orders.approve(order);
    news++;
  }

  @Override
  public void validateApprove(StepOrder order) {
    orders.checkApprove(order);
  }

  @Override
  public void retry(StepOrder order) {
    orders.retry(order);
    news++;
  }

  @Override
  public void validateRetry(StepOrder order) {
    orders.checkRetry(order);
  }

  @Override
  public void skip(StepOrder order) {
    orders.skip(order);
    news++;
  }

  @Override
  public void validateSkip(StepOrder order) {
    orders.checkSkip(order);
  }

  @Override
  public PoolStatus status() {
    Nodes nodes =
        new Nodes(
            memory.total(),
            memory.updated(),
            memory.nodesInFlight(),
            memory.skipped().size() + memory.quarantined().size());
    return new PoolStatus(
        poolName(),
        state(),
        nodes,
        memory.running(),
        memory.holds().all(),
        memory.canary().replaced(),
        memory.evicted(),
        List.copyOf(memory.skipped()),
        List.copyOf(memory.quarantined()),
        memory.cause(),
        looks.concurrency());
  }

  private UpgradeState state() {
    if (outcome != null) {
      return outcome;
    }
    if (paused && settled) {
      return UpgradeState.PAUSED;
    }
    if (memory.standsStill()) {
      return UpgradeState.HELD;
    }
    return memory.goal() == PoolGoal.ROLL_BACK ? UpgradeState.ROLLING_BACK : UpgradeState.RUNNING;
  }

  private String poolName() {
    return input.pool().pool().name();
  }
}
