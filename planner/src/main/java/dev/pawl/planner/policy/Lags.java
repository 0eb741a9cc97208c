package dev.pawl.planner.policy;

import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.List;

/**
 * How many minors something may be behind, by the minor that counts: of the one that lags, or of
 * the one that leads.
 *
 * @param steps oldest first; the last one that is not newer than the minor counts
 */
record Lags(List<Step> steps) {

  Lags {
    steps = List.copyOf(steps);
  }

  /** From that minor on, so many minors. */
  record Step(Minor from, int minors) {}

  static Lags always(int minors) {
    return new Lags(List.of(new Step(new Minor(0, 0), minors)));
  }

  /** The same table with one more step, from a minor that is newer than the others. */
  Lags from(String minor, int minors) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(Minor.parse(minor), minors));
    return new Lags(more);
  }

  int allowed(Minor minor) {
    int minors = 0;
    for (Step step : steps) {
      if (step.from().compareTo(minor) <= 0) {
        minors = step.minors();
      }
    }
    return minors;
  }
}
