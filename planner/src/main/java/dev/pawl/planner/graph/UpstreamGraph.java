package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The graph that follows from the version skew policy of Kubernetes, for when nobody gives one
 * (S2.1): from each release to every later one of the same minor and to every one of the next. An
 * apiserver may not skip a minor (Kubernetes documentation, "Version Skew Policy"), and does not go
 * back.
 */
public final class UpstreamGraph {

  private UpstreamGraph() {}

  /**
   * @param known the releases there are, in any order
   */
  public static UpgradeGraph of(Collection<KubeVersion> known) {
    TreeSet<KubeVersion> sorted = new TreeSet<>(Release.OLDEST_FIRST);
    sorted.addAll(known);
    List<Release> releases =
        sorted.stream().map(version -> new Release(version, "", List.of())).toList();
    List<Link> links = new ArrayList<>();
    for (int from = 0; from < releases.size(); from++) {
      for (int to = from + 1; to < releases.size(); to++) {
        int minors = minors(releases.get(from), releases.get(to));
        if (minors > 1) {
          break;
        }
        if (releases.get(from).version().compareTo(releases.get(to).version()) < 0) {
          links.add(new Link(from, to, List.of()));
        }
      }
    }
    return UpgradeGraph.of(releases, links);
  }

  private static int minors(Release from, Release to) {
    Minor minor = from.version().minorRelease();
    return minor.distanceTo(to.version().minorRelease());
  }
}
