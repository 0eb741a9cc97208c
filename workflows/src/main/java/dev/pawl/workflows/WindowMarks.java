package dev.pawl.workflows;

import dev.pawl.planner.rollout.Decision;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.message.StepHold;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;

/**
 * The marks on nodes that will leave, where windows let a pool rest for days: they are on while it
 * is at work and off while it rests, so that the scheduler is not misled (design §4).
 */
final class WindowMarks {

  private final PoolInput input;
  private final PoolMemory memory;
  private boolean on;

  WindowMarks(PoolInput input, PoolMemory memory) {
    this.input = input;
    this.memory = memory;
    this.on = input.marked().isEmpty();
  }

  /**
   * Puts the marks on where they are off.
   *
   * @return whether that has changed the order of the pool: it must be looked at again
   */
  boolean on() {
    if (on) {
      return false;
    }
    on = true;
    step("mark/", () -> activities("mark the outdated nodes").markOutdated(request()));
    return input.pool().pool().strategy().apartByBudgets();
  }

  /** A window is closed: nothing is marked meanwhile, and only the clock is waited for. */
  void rest(Decision.Rest rest, Supplier<Boolean> interrupted) {
    off();
    String step = MachineSteps.WINDOW + input.pool().pool().name();
    memory.begins(step, Steps.now());
    memory.reports(new StepHold(step, rest.hold()), Steps.now());
    if (rest.until() == null) {
      Workflow.await(interrupted);
    } else {
      Workflow.await(Steps.until(rest.until()), interrupted);
    }
    memory.ends(step);
  }

  private void off() {
    if (on && !input.marked().isEmpty()) {
      on = false;
      step("unmark/", () -> activities("take the marks off").unmarkOutdated(request()));
    }
  }

  private MarkRequest request() {
    return new MarkRequest(input.pool().upgrade(), input.target(), input.marked());
  }

  private static ClusterActivities activities(String summary) {
    return Steps.stub(ClusterActivities.class, summary);
  }

  private void step(String kind, Runnable action) {
    String step = kind + input.pool().pool().name();
    memory.begins(step, Steps.now());
    try {
      action.run();
    } catch (ActivityFailure failure) {
      // The marks only spare pods a move; the turnover does not depend on them.
      Workflow.getLogger(WindowMarks.class).warn("could not change the marks", failure);
    } finally {
      memory.ends(step);
    }
  }
}
