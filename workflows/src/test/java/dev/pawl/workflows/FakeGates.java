package dev.pawl.workflows;

import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gates of a fake cluster: each says success until it is told another word. */
final class FakeGates implements GateActivities {

  private final FakeSteps steps;
  private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

  FakeGates(FakeSteps steps) {
    this.steps = steps;
  }

  void says(String gate, Verdict verdict) {
    verdicts.put(gate, verdict);
  }

  @Override
  public void recordHealth(UpgradeRef upgrade) {
    steps.log("record health");
  }

  @Override
  public GateReport look(GateRequest request) {
    steps.begin("gate " + request.gate().name(), HoldCode.FORBIDDEN);
    return report(request);
  }

  @Override
  public GateReport watch(GateRequest request) {
    steps.begin("watch gate " + request.gate().name(), HoldCode.FORBIDDEN);
    FakeSteps.waitWhile(() -> verdict(request) == Verdict.SUCCESS);
    return report(request);
  }

  @Override
  public void awaitGood(GateRequest request) {
    steps.begin("await gate " + request.gate().name(), HoldCode.FORBIDDEN);
    FakeSteps.waitWhile(() -> verdict(request) != Verdict.SUCCESS);
  }

  private GateReport report(GateRequest request) {
    Verdict verdict = verdict(request);
    return new GateReport(verdict, "looked: " + verdict, List.of("Node/x"));
  }

  private Verdict verdict(GateRequest request) {
    return verdicts.getOrDefault(request.gate().name(), Verdict.SUCCESS);
  }
}
