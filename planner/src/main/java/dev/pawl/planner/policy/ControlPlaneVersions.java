package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * The versions in a control plane at one instant.
 *
 * @param oldest of the apiservers; where one emulates an older version (KEP-4330), that one
 * @param newest of the apiservers' binaries
 * @param controllers controller manager, scheduler, cloud controller manager, as far as they are
 *     known
 */
public record ControlPlaneVersions(
    KubeVersion oldest, KubeVersion newest, List<Component> controllers) {

  public ControlPlaneVersions {
    controllers = List.copyOf(controllers);
  }

  /** A controller and its version. */
  public record Component(String name, KubeVersion version) {}

  /** All of it at one version, nothing being known of the controllers. */
  public static ControlPlaneVersions at(KubeVersion version) {
    return new ControlPlaneVersions(version, version, List.of());
  }

  /** On its way: some apiservers at {@code from}, others at {@code to}. */
  public static ControlPlaneVersions between(KubeVersion from, KubeVersion to) {
    return from.compareTo(to) <= 0
        ? new ControlPlaneVersions(from, to, List.of())
        : new ControlPlaneVersions(to, from, List.of());
  }
}
