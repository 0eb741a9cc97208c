package dev.pawl.activities.gate;

import dev.pawl.activities.health.HealthNote;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.gate.GateLimits;
import dev.pawl.planner.gate.GateTally;
import dev.pawl.planner.gate.Look;
import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at gates: one activity for a series of looks. What was counted goes along with the
 * heartbeats, so that the next attempt on another worker counts on.
 */
public final class GateActivitiesImpl implements GateActivities {

  private static final Logger log = LoggerFactory.getLogger(GateActivitiesImpl.class);

  private final Clusters clusters;
  private final Pulses pulses;
  private final UnaryOperator<String> environment;

  /**
   * @param environment value of a variable, null where it is not set
   */
  public GateActivitiesImpl(Clusters clusters, Pulses pulses, UnaryOperator<String> environment) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.environment = environment;
  }

  @Override
  public void recordHealth(UpgradeRef upgrade) {
    try (Pulse pulse = pulses.open(StepName.HEALTH)) {
      pulse.check();
      new HealthNote(clusters.client(upgrade)).write();
    }
  }

  @Override
  public GateReport look(GateRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      return ask(request, question(request), pulse);
    }
  }

  @Override
  public GateReport watch(GateRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      Supplier<Look> question = question(request);
      while (true) {
        GateReport report = ask(request, question, pulse);
        if (report.verdict() != Verdict.SUCCESS) {
          return report;
        }
        // What was tolerated an hour ago does not count against it now.
        pulse.note(GateTally.NONE);
        pulse.moving();
        pulse.pause(request.gate().limits().interval());
      }
    }
  }

  private static GateReport ask(GateRequest request, Supplier<Look> question, Pulse pulse) {
    GateSpec gate = request.gate();
    GateTally tally = pulse.noted(GateTally.class).orElse(GateTally.NONE);
    while (true) {
      pulse.check();
      Look look = look(request, question);
      tally = tally.with(look.verdict());
      pulse.note(tally);
      Optional<Verdict> verdict = tally.verdict(gate.limits());
      if (verdict.isPresent()) {
        return new GateReport(
            verdict.get(), sentence(gate, tally, look), objects(look, verdict.get()));
      }
      pulse.hold(waits(gate, tally, look));
      pulse.pause(gate.limits().interval());
    }
  }

  @Override
  public void awaitGood(GateRequest request) {
    GateLimits limits = request.gate().limits();
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      Supplier<Look> question = question(request);
      GateTally tally = GateTally.NONE;
      while (tally.successes() < limits.successes()) {
        pulse.pause(limits.interval());
        tally = tally.with(look(request, question).verdict());
      }
    }
  }

  private Supplier<Look> question(GateRequest request) {
    return GateQuestions.of(request, () -> clusters.client(request.upgrade()), environment);
  }

  private static Look look(GateRequest request, Supplier<Look> question) {
    Look look = question.get();
    log.atInfo()
        .addKeyValue("upgrade", request.upgrade().name())
        .addKeyValue("gate", request.gate().name())
        .addKeyValue("verdict", look.verdict())
        .addKeyValue("seen", look.sentence())
        .log("gate looked at");
    return look;
  }

  private static String sentence(GateSpec gate, GateTally tally, Look last) {
    return "gate %s: %s; at last %s".formatted(gate.name(), tally.words(), last.sentence());
  }

  private static List<String> objects(Look look, Verdict verdict) {
    return verdict == Verdict.SUCCESS ? List.of() : look.objects();
  }

  private static Hold waits(GateSpec gate, GateTally tally, Look look) {
    List<String> objects = new ArrayList<>();
    objects.add("Gate/" + gate.name());
    objects.addAll(look.objects());
    return new Hold(HoldCode.GATE_WAITS, sentence(gate, tally, look), objects);
  }
}
