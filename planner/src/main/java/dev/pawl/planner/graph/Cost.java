package dev.pawl.planner.graph;

import java.util.Comparator;

/**
 * What speaks against a path.
 *
 * @param open risks that need acceptance, counted at each step: each time it may strike
 * @param outside releases on the way that the channel asked for does not offer
 * @param conditional edges with risks, even where none applies
 * @param steps all edges
 */
record Cost(int open, int outside, int conditional, int steps) {

  static final Cost NONE = new Cost(0, 0, 0, 0);

  Cost plus(Cost other) {
    return new Cost(
        open + other.open,
        outside + other.outside,
        conditional + other.conditional,
        steps + other.steps);
  }

  /** The better one first. A sum keeps the order, so that the best of parts is part of the best. */
  static Comparator<Cost> by(Preference preference) {
    Comparator<Cost> open = Comparator.comparingInt(Cost::open);
    return switch (preference) {
      case SAFEST ->
          open.thenComparingInt(Cost::outside)
              .thenComparingInt(Cost::conditional)
              .thenComparingInt(Cost::steps);
      case SHORTEST ->
          open.thenComparingInt(Cost::steps)
              .thenComparingInt(Cost::outside)
              .thenComparingInt(Cost::conditional);
    };
  }
}
