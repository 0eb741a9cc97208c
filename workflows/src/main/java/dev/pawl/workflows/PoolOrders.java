package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.message.StepOrder;
import java.util.Optional;

/** What people say about the held steps of a pool, and what they may not say. */
final class PoolOrders {

  private final PoolMemory memory;
  private final PoolSteps steps;
  private final PoolGates gates;

  PoolOrders(PoolMemory memory, PoolSteps steps, PoolGates gates) {
    this.memory = memory;
    this.steps = steps;
    this.gates = gates;
  }

  void approve(StepOrder order) {
    String step = Approvals.find(order, memory.holds().all());
    memory.holds().clear(step);
    gates.passOver(step);
  }

  void checkApprove(StepOrder order) {
    Approvals.find(order, memory.holds().all());
  }

  void retry(StepOrder order) {
    String step = HeldSteps.find(order, memory.holds().all());
    Optional<String> node = MachineSteps.nodeOf(step);
    boolean badMachine =
        memory
            .holds()
            .failedStep(step)
            .filter(s -> s.hold().code() == HoldCode.MACHINE_NOT_READY)
            .isPresent();
    memory.holds().clear(step);
    if (step.startsWith(MachineSteps.BREAKER)) {
      memory.trustMachines();
    }
    node.ifPresent(
        n -> {
          if (badMachine) {
            memory.tryAgain(n);
          }
          steps.callOff(n);
        });
  }

  void checkRetry(StepOrder order) {
    String step = HeldSteps.find(order, memory.holds().all());
    MachineSteps.refuseWindow(step);
    Approvals.refuse(step, memory.holds().all());
  }

  void skip(StepOrder order) {
    String step = HeldSteps.find(order, memory.holds().all());
    memory.holds().clear(step);
    if (step.startsWith(MachineSteps.BREAKER)) {
      memory.trustMachines();
      return;
    }
    MachineSteps.nodeOf(step)
        .ifPresentOrElse(
            node -> {
              memory.skip(node);
              steps.callOff(node);
            },
            () -> gates.passOver(step));
  }

  void checkSkip(StepOrder order) {
    checkRetry(order);
    MachineSteps.nodeOf(HeldSteps.find(order, memory.holds().all()))
        .filter(memory::owes)
        .ifPresent(
            node -> {
              throw HeldSteps.refused(
                  "node " + node + " is gone and a machine must come in its place: 'pawl retry'");
            });
  }
}
