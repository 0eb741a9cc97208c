package dev.pawl.planner.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds out which risks apply, given somebody who answers PromQL queries. */
public final class RiskJudge {

  private RiskJudge() {}

  /**
   * A verdict for each name. Different risks under one name can only be accepted together, so the
   * worst of their verdicts counts.
   *
   * @param ask answers one PromQL query; each is asked once, and only where it decides something
   */
  public static SortedMap<String, RiskVerdict> judge(
      Collection<Risk> risks, Function<String, RiskVerdict> ask) {
    Map<String, RiskVerdict> answers = new HashMap<>();
    SortedMap<String, RiskVerdict> verdicts = new TreeMap<>();
    for (Risk risk : risks) {
      RiskVerdict verdict = risk.verdict(query -> answers.computeIfAbsent(query, ask));
      verdicts.merge(risk.name(), verdict, RiskVerdict::orWorse);
    }
    return Collections.unmodifiableSortedMap(verdicts);
  }
}
