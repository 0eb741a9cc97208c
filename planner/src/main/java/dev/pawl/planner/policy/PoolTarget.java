package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;

/**
 * Where a pool is asked to end.
 *
 * @param controlPlaneNodes whether nodes of the control plane are members
 */
public record PoolTarget(String pool, KubeVersion version, boolean controlPlaneNodes) {}
