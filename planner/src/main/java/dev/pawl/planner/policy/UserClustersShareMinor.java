package dev.pawl.planner.policy;

import dev.pawl.planner.policy.Management.UserCluster;
import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * User clusters of one management cluster share a minor, as long as that one is older than {@code
 * mixedFrom}. Judged at rest: they are upgraded one by one, and pass through a mixture.
 */
record UserClustersShareMinor(VersionRule rule, Minor mixedFrom) implements Judge {

  @Override
  public List<Refusal> atRest(VersionState state) {
    ManagedClusters clusters = ManagedClusters.of(state);
    if (clusters.oldest().minorRelease().compareTo(mixedFrom) >= 0) {
      return List.of();
    }
    List<UserCluster> users = clusters.users();
    boolean mixed = users.stream().map(u -> u.version().minorRelease()).distinct().count() > 1;
    return mixed ? List.of(refusal(users, clusters)) : List.of();
  }

  private Refusal refusal(List<UserCluster> users, ManagedClusters clusters) {
    String all =
        users.stream().map(u -> u.name() + " at " + u.version()).collect(Collectors.joining(", "));
    return new Refusal(
        rule,
        "the user clusters of a management cluster at %s differ in their minor: %s"
            .formatted(clusters.oldest(), all),
        "bring them to one minor, or the management cluster to %s".formatted(mixedFrom));
  }
}
