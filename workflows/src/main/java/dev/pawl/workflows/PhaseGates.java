package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.UpgradeRef;
import io.temporal.workflow.Functions.Func;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The gates between phases and between pools: nothing else goes on meanwhile. */
final class PhaseGates {

  /** No step of a node runs outside the pools. */
  private static final Set<String> NOBODY = Set.of();

  private final PhaseSteps steps;
  private final GateKeeper keeper;

  PhaseGates(UpgradeRef upgrade, PhaseSteps steps) {
    this.steps = steps;
    this.keeper = new GateKeeper(upgrade);
  }

  /**
   * One after the other, in the order written.
   *
   * @param after what was done before, for a person who is asked
   */
  void pass(List<GateSpec> gates, String after) {
    gates.forEach(gate -> pass(gate, after));
  }

  private void pass(GateSpec gate, String after) {
    String step = GateKeeper.step(gate);
    if (!gate.soak().isZero()) {
      steps.waitFor(step, GateKeeper.soak(gate, Steps.now().plus(gate.soak())), gate.soak());
    }
    Optional<Hold> approval = GateKeeper.approval(gate, after);
    if (approval.isPresent()) {
      steps.awaitApproval(step, approval.get());
      return;
    }
    pass(gate, () -> keeper.look(gate, NOBODY, steps::interrupted));
  }

  /**
   * Holds at what a gate has said until it lets pass.
   *
   * @return whether it does; not, where a person left it out
   */
  boolean passAgain(GateSpec gate, Hold said) {
    Deque<Hold> first = new ArrayDeque<>(List.of(said));
    return pass(
        gate,
        () ->
            first.isEmpty()
                ? keeper.look(gate, NOBODY, steps::interrupted)
                : Optional.of(first.remove()));
  }

  private boolean pass(GateSpec gate, Func<Optional<Hold>> look) {
    return steps.pass(
        GateKeeper.step(gate), ordered -> keeper.awaitGood(gate, NOBODY, ordered), look);
  }
}
