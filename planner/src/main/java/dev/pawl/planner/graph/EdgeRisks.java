package dev.pawl.planner.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The risks of edges as they are for the cluster of one request. */
final class EdgeRisks {

  private final UpgradeGraph graph;
  private final PathRequest request;
  private final Map<Risk, StepRisk> judged = new HashMap<>();

  EdgeRisks(UpgradeGraph graph, PathRequest request) {
    this.graph = graph;
    this.request = request;
  }

  List<StepRisk> of(int edge) {
    return graph.risks(edge).stream().map(r -> judged.computeIfAbsent(r, this::judge)).toList();
  }

  /** How many risks of an edge need acceptance. */
  int open(int edge) {
    int open = 0;
    for (Risk risk : graph.risks(edge)) {
      if (judged.computeIfAbsent(risk, this::judge).needsAcceptance()) {
        open++;
      }
    }
    return open;
  }

  private StepRisk judge(Risk risk) {
    RiskVerdict told = request.verdicts().getOrDefault(risk.name(), RiskVerdict.UNKNOWN);
    return new StepRisk(
        risk, risk.verdict(query -> told), request.acceptedRisks().contains(risk.name()));
  }
}
