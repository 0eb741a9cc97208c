package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.failure.StepFailure;
import io.temporal.failure.ActivityFailure;
import java.util.Optional;
import java.util.function.Supplier;

/** The gates that follow a node: looked at once for all nodes finished since the last look. */
final class NodeGates {

  private final PoolInput input;
  private final PoolMemory memory;
  private final GateKeeper keeper;
  private int passedAt;

  NodeGates(PoolInput input, PoolMemory memory) {
    this.input = input;
    this.memory = memory;
    this.keeper = new GateKeeper(input.pool().upgrade());
    this.passedAt = memory.canary().replaced();
  }

  /** Whether nothing stands in the way of the next look; where a gate does, it is held. */
  boolean pass(Supplier<Boolean> interrupted) {
    int upTo = memory.canary().replaced();
    if (memory.goal() != PoolGoal.UPGRADE || upTo == passedAt) {
      return true;
    }
    for (GateSpec gate : input.gates()) {
      if (!passes(gate, interrupted)) {
        return false;
      }
    }
    passedAt = upTo;
    return true;
  }

  private boolean passes(GateSpec gate, Supplier<Boolean> interrupted) {
    String step = "gates/" + gate.name();
    memory.begins(step, Steps.now());
    try {
      Optional<Hold> no = keeper.look(gate, interrupted);
      no.ifPresent(hold -> memory.fails(step, hold, Steps.now()));
      return no.isEmpty() && !interrupted.get();
    } catch (ActivityFailure failure) {
      memory.fails(step, StepFailure.holdOf(failure, step), Steps.now());
      return false;
    } finally {
      memory.ends(step);
    }
  }

  /** A person said to go on without the gate that is held. */
  void passOver() {
    passedAt = memory.canary().replaced();
  }
}
