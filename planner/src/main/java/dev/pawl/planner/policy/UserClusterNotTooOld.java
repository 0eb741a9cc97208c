package dev.pawl.planner.policy;

import dev.pawl.planner.policy.Management.UserCluster;
import java.util.List;

/** A user cluster is not too far behind its management cluster, whose minor says how far. */
record UserClusterNotTooOld(VersionRule rule, MinorLine line, Lags lags) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    ManagedClusters clusters = ManagedClusters.of(state);
    int allowed = lags.allowed(clusters.newest().minorRelease());
    return clusters.users().stream()
        .filter(user -> line.distance(user.version(), clusters.newest()) > allowed)
        .map(user -> refusal(user, clusters, allowed))
        .toList();
  }

  private Refusal refusal(UserCluster user, ManagedClusters clusters, int allowed) {
    return new Refusal(
        rule,
        "%s at %s is %d minors behind its management cluster at %s, and %d are allowed"
            .formatted(
                user.name(),
                user.version(),
                line.distance(user.version(), clusters.newest()),
                clusters.newest(),
                allowed),
        "upgrade %s first".formatted(user.name()));
  }
}
