package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * The versions in a pool at one instant.
 *
 * @param nodes each combination that occurs, once
 */
public record PoolVersions(String name, List<NodeVersions> nodes) {

  public PoolVersions {
    nodes = List.copyOf(nodes);
  }

  /** Every kubelet at one version, nothing being known of kube-proxy. */
  public static PoolVersions at(String name, KubeVersion kubelet) {
    return new PoolVersions(name, List.of(new NodeVersions(kubelet, null)));
  }
}
