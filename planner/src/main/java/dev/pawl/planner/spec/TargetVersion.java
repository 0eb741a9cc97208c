package dev.pawl.planner.spec;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * Where the cluster should end.
 *
 * @param via versions to stop at on the way there, in any order: a patch of each minor in between
 */
public record TargetVersion(KubeVersion version, List<KubeVersion> via) {
  public TargetVersion {
    via = via == null ? List.of() : List.copyOf(via);
  }

  /** With no stop on the way. */
  public static TargetVersion at(KubeVersion version) {
    return new TargetVersion(version, List.of());
  }
}
