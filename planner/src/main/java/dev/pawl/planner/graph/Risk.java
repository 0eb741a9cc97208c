package dev.pawl.planner.graph;

import java.util.List;
import java.util.function.Function;

/**
 * A known problem of a conditional edge (S2.2).
 *
 * @param name by which it is accepted
 * @param url where more is written; may be empty
 * @param message what happens to a cluster it applies to; may be empty
 * @param matchingRules asked in this order
 */
public record Risk(String name, String url, String message, List<MatchingRule> matchingRules) {

  public Risk {
    matchingRules = List.copyOf(matchingRules);
  }

  /**
   * The first of the rules that knows an answer decides, as in OpenShift's cluster version operator
   * (its targeted edge blocking); where none does, nobody knows.
   *
   * @param ask answers a PromQL query
   */
  RiskVerdict verdict(Function<String, RiskVerdict> ask) {
    for (MatchingRule rule : matchingRules) {
      RiskVerdict verdict = rule.verdict(ask);
      if (verdict != RiskVerdict.UNKNOWN) {
        return verdict;
      }
    }
    return RiskVerdict.UNKNOWN;
  }
}
