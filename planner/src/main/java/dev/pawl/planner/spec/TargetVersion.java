package dev.pawl.planner.spec;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * Where the cluster should end.
 *
 * @param version null where a channel decides and nobody has asked the graph yet
 * @param via versions to stop at on the way there. Without a graph as written, in any order: a
 *     patch of each minor in between; with one, once it has been asked, every stop in order
 * @param graph what says the way; null where the versions alone do
 */
public record TargetVersion(KubeVersion version, List<KubeVersion> via, GraphTarget graph) {
  public TargetVersion {
    via = via == null ? List.of() : List.copyOf(via);
  }

  /** With no stop on the way. */
  public static TargetVersion at(KubeVersion version) {
    return new TargetVersion(version, List.of(), null);
  }

  /**
   * The way that the graph has said: from now on it is followed, and the graph is not asked again.
   *
   * @param versions where it comes through, both ends included
   * @param shown the graph's source without anything secret
   */
  public TargetVersion along(List<KubeVersion> versions, String shown) {
    int last = versions.size() - 1;
    return new TargetVersion(
        versions.get(last),
        last == 0 ? List.of() : versions.subList(1, last),
        graph.shownAs(shown));
  }
}
