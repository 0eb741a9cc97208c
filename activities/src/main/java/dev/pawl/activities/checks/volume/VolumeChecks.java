package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class VolumeChecks {

  private VolumeChecks() {}

  public static List<Check> all() {
    return List.of(
        new LocalVolumes(),
        new FullNodes(),
        new StaleAttachments(),
        new UnhealthyClaims(),
        new EmptyDirs(),
        new GitRepoVolumes(),
        new InTreeVolumes(),
        new ZonalVolumes(),
        new SharedUnderLabels());
  }
}
