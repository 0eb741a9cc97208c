package dev.pawl.planner.graph;

/**
 * A risk of a step, as it is for this cluster (S2.2).
 *
 * @param accepted whether somebody accepted it by its name
 */
public record StepRisk(Risk risk, RiskVerdict verdict, boolean accepted) {

  /** Whether it still stands in the way. */
  public boolean needsAcceptance() {
    return verdict.counts() && !accepted;
  }

  /** A sentence for a person: its name, whether it applies, what it is, where more is written. */
  public String sentence() {
    String applies =
        switch (verdict) {
          case APPLIES -> "applies to this cluster";
          case UNKNOWN -> "could not be evaluated, so that it counts as if it applied";
          case DOES_NOT_APPLY -> "does not apply to this cluster";
        };
    String message = risk.message().isBlank() ? "" : ": " + Shown.line(risk.message());
    String url = risk.url().isBlank() ? "" : " (" + Shown.line(risk.url()) + ")";
    return "risk %s %s%s%s".formatted(Shown.line(risk.name()), applies, message, url);
  }
}
