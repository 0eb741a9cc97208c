package dev.pawl.activities.gate;

import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at gates. */
public final class GateActivitiesImpl implements GateActivities {

  /** The type of the failure where an answer cannot be had; it is retried. */
  public static final String INCONCLUSIVE = "GateInconclusive";

  private static final Logger log = LoggerFactory.getLogger(GateActivitiesImpl.class);

  private final PrometheusQuery prometheus = new PrometheusQuery();
  private final Pulses pulses;

  public GateActivitiesImpl(Pulses pulses) {
    this.pulses = pulses;
  }

  @Override
  public GateReport look(GateRequest request) {
    // A slow Prometheus must not look like a dead worker.
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      pulse.check();
      return judge(request);
    }
  }

  private GateReport judge(GateRequest request) {
    GateSpec gate = request.gate();
    Condition condition = Condition.parse(gate.prometheus().successCondition());
    double result;
    try {
      result = prometheus.ask(gate.prometheus().url(), gate.prometheus().query());
    } catch (InconclusiveException e) {
      throw ApplicationFailure.newFailure(
          "Gate %s cannot be judged: %s.".formatted(gate.name(), e.getMessage()), INCONCLUSIVE);
    }
    boolean pass = condition.holds(result);
    String sentence =
        "Gate %s %s: the result is %s, the condition is %s."
            .formatted(gate.name(), pass ? "holds" : "fails", plain(result), condition.text());
    log.atInfo()
        .addKeyValue("upgrade", request.upgrade().name())
        .addKeyValue("gate", gate.name())
        .addKeyValue("result", result)
        .addKeyValue("pass", pass)
        .log("gate looked at");
    return new GateReport(pass, sentence);
  }

  /** 0.01 rather than 1.0E-2, and 3 rather than 3.0. */
  private static String plain(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
