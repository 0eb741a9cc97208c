package dev.pawl.workflows;

import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.GateActivities.GateReport;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks gates, and says in which words they hold. */
final class GateKeeper {

  private static final String STEP = "gates/";

  private final UpgradeRef upgrade;

  GateKeeper(UpgradeRef upgrade) {
    this.upgrade = upgrade;
  }

  /** What asking it is called. */
  static String step(GateSpec gate) {
    return STEP + gate.name();
  }

  /** The gate's name, of a step that is one. */
  static Optional<String> gateOf(String step) {
    return step.startsWith(STEP) ? Optional.of(step.substring(STEP.length())) : Optional.empty();
  }

  /**
   * Empty where the gate lets pass; why not, where it does not.
   *
   * @param busy nodes that steps are at work on
   * @throws CalledOff where something else comes first
   */
  Optional<Hold> look(GateSpec gate, Set<String> busy, Supplier<Boolean> interrupted) {
    GateActivities activities = Steps.stub(GateActivities.class, "gate " + gate.name());
    GateRequest request = new GateRequest(upgrade, gate, busy);
    GateReport report = Interruptible.call(() -> activities.look(request), interrupted);
    return hold(gate, report);
  }

  /** Its word once it lets pass no more; to be called off by the scope that it is begun in. */
  Promise<GateReport> watch(GateSpec gate, Set<String> busy) {
    GateActivities activities =
        Steps.stub(GateActivities.class, "while gate " + gate.name() + " is good");
    return Async.function(activities::watch, new GateRequest(upgrade, gate, busy));
  }

  /** Returns once a gate that is held is good again, or gives way. */
  void awaitGood(GateSpec gate, Set<String> busy, Supplier<Boolean> interrupted) {
    GateActivities activities =
        Steps.stub(GateActivities.class, "until gate " + gate.name() + " is good again");
    GateRequest request = new GateRequest(upgrade, gate, busy);
    Interruptible.await(() -> activities.awaitGood(request), interrupted);
  }

  /** Why a gate that said so does not let pass; empty where it does. */
  static Optional<Hold> hold(GateSpec gate, GateReport report) {
    if (report.verdict() == Verdict.SUCCESS) {
      return Optional.empty();
    }
    HoldCode code =
        switch (report.verdict()) {
          case INCONCLUSIVE -> HoldCode.GATE_INCONCLUSIVE;
          case ERROR -> HoldCode.GATE_ERROR;
          case SUCCESS, FAILURE -> HoldCode.GATE_FAILED;
        };
    List<String> objects = new ArrayList<>();
    objects.add("Gate/" + gate.name());
    objects.addAll(report.objects());
    return Optional.of(new Hold(code, report.sentence(), objects));
  }

  /** Whether looking on may take the hold away. */
  static boolean mayPass(Hold hold) {
    return switch (hold.code()) {
      case GATE_FAILED, GATE_INCONCLUSIVE, GATE_ERROR -> true;
      default -> false;
    };
  }

  /** Why an approval is waited for; empty for a gate that asks nobody. */
  static Optional<Hold> approval(GateSpec gate, String after) {
    return gate.question() instanceof GateQuestion.Approval ask
        ? Optional.of(
            new Hold(
                HoldCode.APPROVAL,
                "gate %s asks a person after %s%s: 'pawl approve' goes on"
                    .formatted(
                        gate.name(),
                        after,
                        ask.message() == null ? "" : " (" + ask.message() + ")"),
                "Gate/" + gate.name()))
        : Optional.empty();
  }

  /** While a gate is not asked yet. */
  static Hold soak(GateSpec gate, Instant until) {
    return new Hold(HoldCode.SOAK, "gate %s is asked at %s".formatted(gate.name(), until));
  }
}
