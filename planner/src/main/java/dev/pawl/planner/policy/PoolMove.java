package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;

/**
 * A pool whose nodes go from one version to another.
 *
 * @param controlPlane what the control plane is at meanwhile
 * @param drained whether each node is empty of pods when its kubelet changes
 */
public record PoolMove(
    String pool,
    KubeVersion from,
    KubeVersion to,
    ControlPlaneVersions controlPlane,
    boolean drained) {

  /** As Pawl moves pools: drained. */
  public static PoolMove drained(
      String pool, KubeVersion from, KubeVersion to, ControlPlaneVersions controlPlane) {
    return new PoolMove(pool, from, to, controlPlane, true);
  }
}
