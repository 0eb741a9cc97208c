package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.spec.OnBlocked;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.ChangeRequest;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import dev.pawl.workflows.failure.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Proc;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries out decisions for single nodes, side by side. Each chain of steps runs in a scope of its
 * own, so that a person can call one off, and a pause all; what a step has learnt goes to the
 * memory, and {@link #changes()} counts on.
 */
final class PoolSteps {

  private final PoolInput input;
  private final PoolMemory memory;
  private final Map<String, CancellationScope> scopes = new TreeMap<>();
  private int changes;

  PoolSteps(PoolInput input, PoolMemory memory) {
    this.input = input;
    this.memory = memory;
  }

  /** Grows with every step that ends. */
  int changes() {
    return changes;
  }

  void surge(Replacement machine) {
    String step = "surge/" + machine.node();
    SurgeRequest request =
        new SurgeRequest(pool(), memory.goal(), machine, memory.templateOf(machine.node()));
    memory.surgeBegins(machine, Steps.now());
    launch(
        step,
        () -> {
          sees(
              Steps.stub(PoolActivities.class, "surge " + machine.machine())
                  .surge(request)
                  .revision());
          memory.surgeJoined(machine);
        },
        () -> memory.surgeEnds(machine));
  }

  /** Drain; then remove the machine, or change it in place. */
  void retire(String node) {
    memory.retireBegins(node);
    launch(
        "retire/" + node,
        () -> {
          DrainReport drained = drain(node, mayQuarantine());
          if (drained.blocked() != null) {
            quarantine(node, drained.template());
          } else if (pool().pool().inPlace()) {
            change(node);
            memory.changedInPlace(node);
          } else {
            memory.leaves(node, drained.template());
            remove(node);
            memory.removed(node, drained.template());
          }
        },
        () -> memory.retireEnds(node));
  }

  /** Drain and remove a machine that is not needed. */
  void drop(String machine) {
    memory.dropBegins(machine);
    launch(
        "retire/" + machine,
        () -> {
          drain(machine, false);
          remove(machine);
          memory.dropped(machine);
        },
        () -> memory.retireEnds(machine));
  }

  void release(String node) {
    memory.retireBegins(node);
    launch(
        "retire/" + node,
        () ->
            step(
                "release/" + node,
                () ->
                    sees(
                        Steps.stub(PoolActivities.class, "uncordon " + node)
                            .release(new NodeRequest(pool(), node))
                            .revision())),
        () -> memory.retireEnds(node));
  }

  /** Calls everything off and waits until it has stopped. */
  void settle() {
    scopes.values().forEach(CancellationScope::cancel);
    Workflow.await(scopes::isEmpty);
  }

  /** Calls off what is being done for a node. */
  void callOff(String node) {
    for (String chain : new String[] {"surge/" + node, "retire/" + node}) {
      CancellationScope scope = scopes.get(chain);
      if (scope != null) {
        scope.cancel();
      }
    }
  }

  /**
   * Until the node is drained; or, where it may be quarantined, until its timeout. Whether there is
   * room for one more is known only then: others may have come first.
   */
  private DrainReport drain(String node, boolean mayQuarantine) {
    DrainReport report = drain(node, mayQuarantine ? AtTimeout.REPORT : atTimeout());
    return report.blocked() == null || hasRoomInQuarantine()
        ? report
        : drain(node, AtTimeout.GO_ON);
  }

  private AtTimeout atTimeout() {
    boolean fails =
        pool().pool().drain().onBlocked() == OnBlocked.HOLD
            && input.onFailure() == OnFailure.ROLLBACK
            && memory.goal() == PoolGoal.UPGRADE;
    return fails ? AtTimeout.FAIL : AtTimeout.GO_ON;
  }

  private boolean mayQuarantine() {
    return memory.goal() == PoolGoal.UPGRADE && hasRoomInQuarantine();
  }

  private boolean hasRoomInQuarantine() {
    int most = pool().pool().drain().quarantinedOf(input.desired());
    return memory.quarantined().size() < most;
  }

  private void quarantine(String node, String template) {
    // Before the label is on: a machine must come in its place whatever happens next.
    memory.quarantines(node, template);
    step(
        "quarantine/" + node,
        () ->
            sees(
                Steps.stub(PoolActivities.class, "quarantine " + node)
                    .quarantine(new NodeRequest(pool(), node))
                    .revision()));
  }

  private DrainReport drain(String node, AtTimeout atTimeout) {
    DrainRequest request =
        new DrainRequest(
            pool(), node, pool().pool().drain(), atTimeout, List.copyOf(memory.quarantined()));
    DrainReport[] report = new DrainReport[1];
    step(
        "drain/" + node,
        () -> report[0] = Steps.stub(PoolActivities.class, "drain " + node).drain(request));
    memory.evicted(report[0].evicted());
    sees(report[0].revision());
    return report[0];
  }

  private void remove(String node) {
    step(
        "remove/" + node,
        () ->
            Steps.stub(PoolActivities.class, "remove " + node)
                .remove(new NodeRequest(pool(), node)));
  }

  private void change(String node) {
    step("upgrade/" + node, () -> UserCommand.run(attempt -> change(node, attempt)));
  }

  private boolean change(String node, int attempt) {
    sees(
        Steps.stub(PoolActivities.class, "upgrade " + node)
            .change(
                new ChangeRequest(
                    pool(), memory.goal(), node, input.target(), input.origin(), attempt))
            .revision());
    return true;
  }

  private void sees(String revision) {
    memory.sight().reaches(revision);
  }

  /** One step of a chain: shown while it runs, a hold with its name where it fails. */
  private void step(String name, Proc action) {
    memory.begins(name, Steps.now());
    try {
      action.apply();
    } catch (ActivityFailure failure) {
      holdUnlessCalledOff(name, failure);
      throw failure;
    } finally {
      memory.ends(name);
    }
  }

  private void launch(String chain, Proc action, Proc end) {
    CancellationScope scope =
        Workflow.newCancellationScope(() -> Async.procedure(() -> follow(chain, action, end)));
    scopes.put(chain, scope);
    scope.run();
  }

  private void follow(String chain, Proc action, Proc end) {
    try {
      action.apply();
    } catch (ActivityFailure failure) {
      memory.sight().lost();
      if (chain.startsWith("surge/")) {
        holdUnlessCalledOff(chain, failure);
      }
    } catch (TemporalFailure failure) {
      memory.sight().lost();
      if (!Steps.calledOff(failure)) {
        throw failure;
      }
    } finally {
      end.apply();
      scopes.remove(chain);
      changes++;
    }
  }

  private void holdUnlessCalledOff(String step, ActivityFailure failure) {
    if (!Steps.calledOff(failure)) {
      Hold hold = StepFailure.holdOf(failure, step);
      memory.fails(step, hold, Steps.now());
    }
  }

  private PoolRef pool() {
    return input.pool();
  }
}
