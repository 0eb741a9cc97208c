package dev.pawl.planner.capacity.drain;

import java.util.List;

/** What a {@link DrainSimulation} found. */
public sealed interface DrainOutcome {

  /** Each pod that moves has a place at once. */
  record Fits() implements DrainOutcome {}

  /**
   * Some pods have none.
   *
   * @param findings in the order in which the nodes are drained
   * @param extent whether these are all
   */
  record NoPlace(List<Unplaced> findings, Extent extent) implements DrainOutcome {
    public NoPlace {
      findings = List.copyOf(findings);
    }
  }

  /** Whether findings are complete. */
  enum Extent {
    ALL,
    /** So many that it was not looked further. */
    FIRST
  }
}
