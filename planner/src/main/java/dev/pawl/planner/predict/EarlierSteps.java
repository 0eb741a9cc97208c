package dev.pawl.planner.predict;

import java.util.List;

/**
 * What steps took in an earlier upgrade of the same cluster.
 *
 * @param of which upgrade it was, and when, for people; null where none is known
 * @param samples its steps that ended well and that nobody kept waiting
 */
public record EarlierSteps(String of, List<StepSample> samples) {

  /** No earlier upgrade is known. */
  public static final EarlierSteps NONE = new EarlierSteps(null, List.of());

  public EarlierSteps {
    samples = List.copyOf(samples);
  }
}
