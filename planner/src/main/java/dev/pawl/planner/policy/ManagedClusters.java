package dev.pawl.planner.policy;

import dev.pawl.planner.policy.Management.ManagedBy;
import dev.pawl.planner.policy.Management.Manages;
import dev.pawl.planner.policy.Management.UserCluster;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A management cluster and its user clusters, seen from whichever of them is judged.
 *
 * @param oldest version of the management cluster, {@code newest} the same unless it is on its way
 */
record ManagedClusters(KubeVersion oldest, KubeVersion newest, List<UserCluster> users) {

  private static final String THIS = "this cluster";

  ManagedClusters {
    users = List.copyOf(users);
  }

  static ManagedClusters of(VersionState state) {
    ControlPlaneVersions at = state.controlPlane();
    if (state.management() instanceof ManagedBy managed) {
      List<UserCluster> users = new ArrayList<>();
      users.add(new UserCluster(THIS, at.oldest()));
      if (!at.newest().equals(at.oldest())) {
        users.add(new UserCluster(THIS, at.newest()));
      }
      users.addAll(managed.siblings());
      return new ManagedClusters(managed.manager(), managed.manager(), users);
    }
    List<UserCluster> users =
        state.management() instanceof Manages manages ? manages.users() : List.of();
    return new ManagedClusters(at.oldest(), at.newest(), users);
  }
}
