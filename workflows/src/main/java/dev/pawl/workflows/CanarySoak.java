package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.message.StepHold;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The time, and the gates, that a pool's first nodes have to pass before the others follow. */
final class CanarySoak {

  private final PoolSpec pool;
  private final PoolMemory memory;
  private final PoolGates gates;

  CanarySoak(PoolSpec pool, PoolMemory memory, PoolGates gates) {
    this.pool = pool;
    this.memory = memory;
    this.gates = gates;
  }

  /** Waits for what is left of it. */
  void pass(Supplier<Boolean> interrupted) {
    Instant ends = memory.soaks().end("canary", pool.strategy().canarySoak(), Steps.now());
    Duration left = Duration.between(Steps.now(), ends);
    if (left.isZero() || left.isNegative()) {
      if (gates.passCanary(interrupted)) {
        memory.canaryPassed();
      }
      return;
    }
    String step = "soak/" + pool.name();
    memory.begins(step, Steps.now());
    String sentence = "the canary is watched until " + ends;
    memory.reports(new StepHold(step, new Hold(HoldCode.SOAK, sentence)), Steps.now());
    Workflow.await(left, interrupted);
    memory.ends(step);
  }
}
