package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * In which order versions were released, as a product publishes it: a patch of an older minor may
 * be newer than a version with a higher number (S3.5).
 *
 * @param versions the oldest release first
 */
public record ReleaseOrder(List<KubeVersion> versions) {

  /** Nothing is known, and nothing is judged by it. */
  public static final ReleaseOrder UNKNOWN = new ReleaseOrder(List.of());

  public ReleaseOrder {
    versions = List.copyOf(versions);
  }

  /** Whether it is known that {@code one} was released after {@code other}. */
  public boolean isAfter(KubeVersion one, KubeVersion other) {
    return versions.contains(other) && versions.indexOf(one) > versions.indexOf(other);
  }
}
