package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities.GateReport;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.failure.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The time in which a new control plane is watched: its gates are asked side by side from beginning
 * to end, for one that fails in the first minute must not wait for the last. Its clock goes on
 * while a gate is held or the upgrade is paused.
 */
final class Bake {

  private static final String STEP = "controlPlane/bake";

  /** No step of a node runs meanwhile. */
  private static final Set<String> NOBODY = Set.of();

  private final GateKeeper keeper;
  private final PhaseSteps steps;
  private final PhaseGates gates;

  Bake(UpgradeRef upgrade, PhaseSteps steps, PhaseGates gates) {
    this.keeper = new GateKeeper(upgrade);
    this.steps = steps;
    this.gates = gates;
  }

  /**
   * Watches for that long. A gate with a soak is asked from the end of that on; a person is asked
   * after the bake only.
   *
   * @return the gates that are still to be asked: those that no person left out meanwhile
   * @throws Stopped where a gate that fails, or a person, ends the upgrade
   */
  List<GateSpec> watch(List<GateSpec> all, Duration bake) {
    List<GateSpec> left = new ArrayList<>(all);
    if (!bake.isZero()) {
      Instant begin = Steps.now();
      Instant end = begin.plus(bake);
      Hold hold = new Hold(HoldCode.BAKE, "the new control plane is watched until " + end);
      steps.during(STEP, hold, () -> watch(left, begin, end));
    }
    return left;
  }

  private void watch(List<GateSpec> left, Instant begin, Instant end) {
    while (Steps.now().isBefore(end)) {
      Instant now = Steps.now();
      List<GateSpec> measured =
          left.stream().filter(g -> !(g.question() instanceof GateQuestion.Approval)).toList();
      List<GateSpec> asked =
          measured.stream().filter(g -> !begin.plus(g.soak()).isAfter(now)).toList();
      // A soak that ends in between brings another gate in.
      Instant until =
          Stream.concat(measured.stream().map(g -> begin.plus(g.soak())), Stream.of(end))
              .filter(now::isBefore)
              .min(Instant::compareTo)
              .orElse(end);
      Set<String> names = asked.stream().map(GateKeeper::step).collect(Collectors.toSet());
      Optional<No> no = steps.together(names, () -> round(asked, Duration.between(now, until)));
      steps.checkpoint();
      no.filter(said -> !gates.passAgain(said.gate(), said.hold()))
          .ifPresent(leftOut -> left.remove(leftOut.gate()));
    }
    steps.checkpoint();
  }

  /** What the first gate said that let pass no more; empty where the time is over before. */
  private Optional<No> round(List<GateSpec> asked, Duration length) {
    List<Promise<GateReport>> words = new ArrayList<>();
    CancellationScope scope =
        Workflow.newCancellationScope(
            () -> asked.forEach(gate -> words.add(keeper.watch(gate, NOBODY))));
    scope.run();
    Workflow.await(
        length, () -> steps.interrupted() || words.stream().anyMatch(Promise::isCompleted));
    scope.cancel();
    List<No> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      GateSpec gate = asked.get(i);
      said(gate, words.get(i)).ifPresent(hold -> all.add(new No(gate, hold)));
    }
    return all.stream().findFirst();
  }

  private static Optional<Hold> said(GateSpec gate, Promise<GateReport> word) {
    try {
      return GateKeeper.hold(gate, word.get());
    } catch (ActivityFailure failure) {
      return Steps.calledOff(failure)
          ? Optional.empty()
          : Optional.of(StepFailure.holdOf(failure, GateKeeper.step(gate)));
    }
  }

  private record No(GateSpec gate, Hold hold) {}
}
