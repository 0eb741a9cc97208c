package dev.pawl.planner.rollout;

import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;

/**
 * A node of a pool as the rollout sees it. What Pawl did to it is read from its marks on the
 * cluster, so that a lost history loses nothing.
 *
 * @param ready its Ready condition is True
 * @param cordoned it takes no pods, whoever said so
 * @param drainBegun the cordon is this upgrade's
 * @param replaces the node this machine was made for; null for a machine Pawl did not make
 * @param origin the version that goes back in place of this node's in the end: what was there
 *     before the upgrade, in all its turnovers; null where this upgrade did not change it
 * @param reverts whether the machine was made on the way back
 */
public record PoolNode(
    String name,
    KubeVersion version,
    boolean ready,
    boolean cordoned,
    boolean drainBegun,
    String replaces,
    KubeVersion origin,
    boolean reverts,
    String zone,
    Instant created) {

  /**
   * The version that a turnover which began at some version goes back to here. A pool that was
   * turned over twice goes back twice: first to where its second turnover began, which is newer
   * than what this node's place had at the very beginning.
   *
   * @param began the oldest version in the pool when that turnover began
   */
  public KubeVersion goesBackTo(KubeVersion began) {
    return origin == null || origin.compareTo(began) < 0 ? began : origin;
  }

  /** Whether pods can be placed on it now. */
  public boolean available() {
    return ready && !cordoned;
  }
}
