package dev.pawl.planner.hop;

import dev.pawl.planner.policy.Management;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * What is asked of the {@link HopPlanner}.
 *
 * @param current the version the control plane is at
 * @param path where it goes
 */
public record HopQuestion(
    VersionPolicy policy,
    KubeVersion current,
    HopPath path,
    List<HopPool> pools,
    List<HopAddon> addons,
    Management management) {

  public HopQuestion {
    pools = List.copyOf(pools);
    addons = List.copyOf(addons);
  }

  /** Of a cluster that neither manages others nor is managed. */
  public HopQuestion(
      VersionPolicy policy,
      KubeVersion current,
      HopPath path,
      List<HopPool> pools,
      List<HopAddon> addons) {
    this(policy, current, path, pools, addons, new Management.Standalone());
  }
}
