package dev.pawl.starter.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pawl.planner.explain.Explanation;
import java.util.List;

/**
 * What {@code pawl plan --explain -o json} prints: the document of the plan, and why it is as it
 * is.
 */
public record ExplainedDocument(@JsonUnwrapped PlanDocument plan, List<Reason> explanations) {

  /**
   * Why a step is as it is.
   *
   * @param step such as {@code 1.35.4→1.36.3/pools/workers}
   * @param rule id of the rule that decided
   * @param source who says so
   * @param statement the rule in a sentence
   */
  public record Reason(String step, String because, String rule, String source, String statement) {

    private static Reason of(Explanation explanation) {
      return new Reason(
          explanation.step(),
          explanation.because(),
          explanation.rule().id(),
          explanation.rule().source(),
          explanation.rule().statement());
    }
  }

  /** The document of a plan with its reasons. */
  public static ExplainedDocument of(Planned planned) {
    return new ExplainedDocument(
        PlanDocument.of(planned), PlanExplained.of(planned).stream().map(Reason::of).toList());
  }
}
