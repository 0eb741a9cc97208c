package dev.pawl.planner.hop;

import dev.pawl.planner.version.KubeVersion;

/**
 * A pool before an upgrade.
 *
 * @param oldestKubelet the oldest version among its nodes, counted as the control plane's is
 * @param nodes how many are replaced when it turns over
 * @param movablePods how many pods that moves
 * @param part whether this upgrade turns it over at all; pools can be upgraded selectively (S3.6)
 */
public record HopPool(
    String name, KubeVersion oldestKubelet, int nodes, int movablePods, Part part) {

  /** What an upgrade does with a pool. */
  public enum Part {
    /** It ends at the target. */
    TURNS_OVER,
    /** It stays as it is; the rules still count its kubelets. */
    LEFT_ALONE
  }
}
