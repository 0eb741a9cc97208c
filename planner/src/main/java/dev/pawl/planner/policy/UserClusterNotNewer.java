package dev.pawl.planner.policy;

import java.util.List;

/** A user cluster is not newer than its management cluster. */
record UserClusterNotNewer(VersionRule rule, MinorLine line) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    ManagedClusters clusters = ManagedClusters.of(state);
    return clusters.users().stream()
        .filter(user -> line.isNewer(user.version(), clusters.oldest()))
        .map(
            user ->
                new Refusal(
                    rule,
                    "%s at %s is newer than its management cluster at %s"
                        .formatted(user.name(), user.version(), clusters.oldest()),
                    "upgrade the management cluster to %s first".formatted(user.version())))
        .toList();
  }
}
