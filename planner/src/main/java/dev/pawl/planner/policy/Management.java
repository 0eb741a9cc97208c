package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** How a cluster stands to a management cluster; some products tie their versions (S3.3). */
public sealed interface Management {

  /** It neither manages others nor is managed. */
  record Standalone() implements Management {}

  /**
   * A user cluster.
   *
   * @param manager version of the management cluster
   * @param siblings the other user clusters of that management cluster
   */
  record ManagedBy(KubeVersion manager, List<UserCluster> siblings) implements Management {
    public ManagedBy {
      siblings = List.copyOf(siblings);
    }
  }

  /** A management cluster, and those it manages. */
  record Manages(List<UserCluster> users) implements Management {
    public Manages {
      users = List.copyOf(users);
    }
  }

  /** A cluster that is managed by another one. */
  record UserCluster(String name, KubeVersion version) {}
}
