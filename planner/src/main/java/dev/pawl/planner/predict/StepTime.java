package dev.pawl.planner.predict;

import java.util.List;

/**
 * How long a step takes, and how that is known.
 *
 * @param samples how many finished steps it was measured from; 0 where it was not
 */
public record StepTime(Span span, Origin origin, int samples) {

  private static final double QUARTER = 0.25;

  /**
   * The median, and the quartiles as the spread: a few steps that hung do not move them.
   *
   * @param seconds of finished steps, in any order, at least one
   */
  static StepTime measured(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    Span span =
        new Span(
            quantile(sorted, QUARTER),
            quantile(sorted, 2 * QUARTER),
            quantile(sorted, 3 * QUARTER));
    return new StepTime(span, Origin.MEASURED, sorted.size());
  }

  static StepTime stated(double seconds) {
    return new StepTime(Span.exactly(seconds), Origin.STATED, 0);
  }

  /** Between two samples as far as the share says: for an even number the median is their mean. */
  private static double quantile(List<Double> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) at;
    double from = sorted.get(below);
    double to = sorted.get(Math.min(below + 1, sorted.size() - 1));
    return from + (to - from) * (at - below);
  }
}
