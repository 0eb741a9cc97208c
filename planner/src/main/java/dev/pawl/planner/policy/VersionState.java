package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * The versions in a cluster at one instant, as far as they are known: what is not given is not
 * judged.
 *
 * @param kubectl the client's version; null where it does not matter
 */
public record VersionState(
    ControlPlaneVersions controlPlane,
    List<PoolVersions> pools,
    KubeVersion kubectl,
    Management management) {

  public VersionState {
    pools = List.copyOf(pools);
  }

  /** A cluster that stands alone, and no client. */
  public VersionState(ControlPlaneVersions controlPlane, List<PoolVersions> pools) {
    this(controlPlane, pools, null, new Management.Standalone());
  }

  /** The same with another control plane. */
  public VersionState with(ControlPlaneVersions other) {
    return new VersionState(other, pools, kubectl, management);
  }
}
