package dev.pawl.planner.spec;

import dev.pawl.planner.policy.DistributedCloudFacts;
import dev.pawl.planner.policy.Management;
import dev.pawl.planner.policy.Management.UserCluster;
import dev.pawl.planner.policy.ReleaseOrder;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * What the rules of Google Distributed Cloud need and no version number tells (seed 003).
 *
 * @param manager version of the management cluster; null where this is no user cluster
 * @param siblings the other user clusters of that management cluster
 * @param manages the user clusters of this cluster; none where it manages none
 * @param releases versions in the order in which they came out
 * @param skewPreview whether the preview of two minors is switched on
 * @param loadBalancerPool name of the pool that the others follow; null where there is none
 */
public record DistributedCloudSpec(
    KubeVersion manager,
    List<UserCluster> siblings,
    List<UserCluster> manages,
    List<KubeVersion> releases,
    boolean skewPreview,
    String loadBalancerPool) {

  /** Nothing is known. */
  static final DistributedCloudSpec NONE =
      new DistributedCloudSpec(null, null, null, null, false, null);

  public DistributedCloudSpec {
    siblings = siblings == null ? List.of() : List.copyOf(siblings);
    manages = manages == null ? List.of() : List.copyOf(manages);
    releases = releases == null ? List.of() : List.copyOf(releases);
  }

  /** How the cluster stands to a management cluster. */
  public Management management() {
    if (manager != null) {
      return new Management.ManagedBy(manager, siblings);
    }
    return manages.isEmpty() ? new Management.Standalone() : new Management.Manages(manages);
  }

  /** What the rules need beside. */
  public DistributedCloudFacts facts() {
    return new DistributedCloudFacts(new ReleaseOrder(releases), skewPreview);
  }
}
