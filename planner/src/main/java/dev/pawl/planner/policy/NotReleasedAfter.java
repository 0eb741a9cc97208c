package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * A pool is not left at a version that was released after that of its cluster, although it is the
 * lower number: the older release does not know the younger one. While the control plane of a hop
 * is ahead and the pool about to follow, that passes; it is leaving the pool there that is refused.
 */
record NotReleasedAfter(VersionRule rule, ReleaseOrder order) implements Judge {

  @Override
  public List<Refusal> atRest(VersionState state) {
    KubeVersion cluster = state.controlPlane().oldest();
    return NodeSkew.each(
        state,
        NodePart.KUBELET,
        (pool, version) ->
            order.isAfter(version, cluster)
                ? new Refusal(
                    rule,
                    "pool %s at %s was released after the cluster's %s, although it is lower"
                        .formatted(pool, version, cluster),
                    "upgrade pool %s to %s, or take a version of the cluster released later"
                        .formatted(pool, cluster))
                : null);
  }
}
