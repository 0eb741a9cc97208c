package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.failure.StepFailure;
import dev.pawl.workflows.message.StepHold;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The gates within a pool: those that follow a node, asked once for all nodes finished since, and
 * those that follow its canary. Nothing new begins while one is asked; what is under way goes on.
 */
final class PoolGates {

  private final PoolInput input;
  private final PoolMemory memory;
  private final GateKeeper keeper;

  PoolGates(PoolInput input, PoolMemory memory) {
    this.input = input;
    this.memory = memory;
    this.keeper = new GateKeeper(input.pool().upgrade());
  }

  /** Whether no gate after a node stands in the way; not, where something else comes first. */
  boolean passNodes(Supplier<Boolean> interrupted) {
    return memory.goal() != PoolGoal.UPGRADE || pass(GateAfter.NODE, interrupted);
  }

  /** The same of gates after the canary. */
  boolean passCanary(Supplier<Boolean> interrupted) {
    return pass(GateAfter.CANARY, interrupted);
  }

  /** Whether a gate is held: its wait is to be gone on with. */
  boolean held() {
    return input.gates().stream()
        .anyMatch(g -> memory.holds().failedStep(GateKeeper.step(g)).isPresent());
  }

  /** A person said to go on: for all that is finished by now. */
  void passOver(String step) {
    GateKeeper.gateOf(step).ifPresent(gate -> memory.gatePasses(gate, finished()));
  }

  private int finished() {
    return memory.canary().replaced();
  }

  private boolean pass(GateAfter after, Supplier<Boolean> interrupted) {
    int upTo = finished();
    List<GateSpec> gates = input.gates().stream().filter(g -> g.after() == after).toList();
    for (GateSpec gate : gates) {
      while (memory.gatePassedAt(gate.name()) < upTo) {
        if (interrupted.get()) {
          return false;
        }
        String step = GateKeeper.step(gate);
        Optional<Hold> held = memory.holds().failedStep(step).map(s -> s.hold());
        if (held.isPresent()) {
          awaitWord(gate, held.get(), interrupted);
        } else {
          ask(gate, upTo, interrupted);
        }
      }
    }
    return true;
  }

  private void ask(GateSpec gate, int upTo, Supplier<Boolean> interrupted) {
    String step = GateKeeper.step(gate);
    memory.begins(step, Steps.now());
    try {
      soak(gate, upTo, interrupted);
      Optional<Hold> approval = GateKeeper.approval(gate, what(gate));
      Optional<Hold> no =
          approval.isPresent() ? approval : keeper.look(gate, memory.busy(), interrupted);
      no.ifPresentOrElse(hold -> memory.fails(step, hold, Steps.now()), () -> passes(gate, upTo));
    } catch (ActivityFailure failure) {
      memory.fails(step, StepFailure.holdOf(failure, step), Steps.now());
    } catch (CalledOff comesLater) {
      // It is asked again once what came first is over.
    } finally {
      memory.ends(step);
    }
  }

  private void passes(GateSpec gate, int upTo) {
    memory.gatePasses(gate.name(), upTo);
    memory.soaks().forget(soak(gate, upTo));
  }

  private static String soak(GateSpec gate, int upTo) {
    return "%s of %d".formatted(GateKeeper.step(gate), upTo);
  }

  private String what(GateSpec gate) {
    String pool = input.pool().pool().name();
    return gate.after() == GateAfter.CANARY
        ? "the canary of pool " + pool
        : "%d nodes of pool %s".formatted(finished(), pool);
  }

  /** Waits for what is left of it. */
  private void soak(GateSpec gate, int upTo, Supplier<Boolean> interrupted) {
    if (gate.soak().isZero()) {
      return;
    }
    Instant until = memory.soaks().end(soak(gate, upTo), gate.soak(), Steps.now());
    Duration left = Duration.between(Steps.now(), until);
    if (left.isZero() || left.isNegative()) {
      return;
    }
    memory.reports(new StepHold(GateKeeper.step(gate), GateKeeper.soak(gate, until)), Steps.now());
    if (Workflow.await(left, interrupted)) {
      throw new CalledOff();
    }
  }

  /** Until a person says what to do, or a measurement is good again: then it is asked again. */
  private void awaitWord(GateSpec gate, Hold hold, Supplier<Boolean> interrupted) {
    String step = GateKeeper.step(gate);
    Supplier<Boolean> over = () -> interrupted.get() || memory.holds().failedStep(step).isEmpty();
    if (!GateKeeper.mayPass(hold)) {
      Workflow.await(over);
      return;
    }
    keeper.awaitGood(gate, memory.busy(), over);
    if (!over.get()) {
      memory.holds().clear(step);
    }
  }
}
