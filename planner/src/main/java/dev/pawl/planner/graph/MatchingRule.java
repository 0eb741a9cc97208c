package dev.pawl.planner.graph;

import java.util.function.Function;

/** How to find out whether a risk applies to a cluster. */
public sealed interface MatchingRule {

  /**
   * What this rule says.
   *
   * @param ask answers a PromQL query
   */
  RiskVerdict verdict(Function<String, RiskVerdict> ask);

  /** Every cluster is at risk. */
  record Always() implements MatchingRule {
    @Override
    public RiskVerdict verdict(Function<String, RiskVerdict> ask) {
      return RiskVerdict.APPLIES;
    }
  }

  /** A query that gives 1 where the risk applies and 0 where it does not. */
  record PromQl(String query) implements MatchingRule {
    @Override
    public RiskVerdict verdict(Function<String, RiskVerdict> ask) {
      return ask.apply(query);
    }
  }

  /** A type that Pawl does not know. Kept, because a risk that is left out looks like none. */
  record Unsupported(String type) implements MatchingRule {
    @Override
    public RiskVerdict verdict(Function<String, RiskVerdict> ask) {
      return RiskVerdict.UNKNOWN;
    }
  }
}
