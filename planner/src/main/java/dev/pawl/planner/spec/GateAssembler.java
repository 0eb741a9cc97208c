package dev.pawl.planner.spec;

import dev.pawl.planner.gate.GateLimits;

/** A gate without problems to the record the engine works with. */
final class GateAssembler {

  /** Two minutes at the usual interval: evicted pods need time to start elsewhere. */
  private static final GateLimits HEALTH = GateLimits.DEFAULT.tolerating(24);

  private GateAssembler() {}

  static GateSpec assemble(UpgradeDocument.Gate gate) {
    return new GateSpec(
        gate.name(),
        question(gate),
        gate.after(),
        gate.pools(),
        gate.soak(),
        limits(gate, gate.health() == null ? GateLimits.DEFAULT : HEALTH));
  }

  private static GateQuestion question(UpgradeDocument.Gate gate) {
    if (gate.health() != null) {
      return new GateQuestion.Health(gate.health().namespaces());
    } else if (gate.approval() != null) {
      return new GateQuestion.Approval(gate.approval().message());
    }
    UpgradeDocument.PrometheusQuery ask = gate.prometheus();
    return new GateQuestion.Prometheus(
        ask.url(),
        ask.query(),
        ask.successCondition(),
        ask.failureCondition(),
        new MetricsAccess(ask.tokenFile(), ask.tokenEnv(), ask.caFile()));
  }

  private static GateLimits limits(UpgradeDocument.Gate gate, GateLimits usual) {
    return new GateLimits(
        gate.interval() == null ? usual.interval() : gate.interval(),
        or(gate.successes(), usual.successes()),
        or(gate.failures(), usual.failures()),
        or(gate.inconclusive(), usual.inconclusive()),
        or(gate.errors(), usual.errors()));
  }

  private static int or(Integer written, int usual) {
    return written == null ? usual : written;
  }
}
