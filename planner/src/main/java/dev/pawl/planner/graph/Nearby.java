package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/** A few releases that help somebody whose wish cannot be met. */
final class Nearby {

  private static final int MOST = 3;

  private Nearby() {}

  /**
   * The newest that are not newer than the goal, the newest first; where there are none, the oldest
   * beyond it, the oldest first.
   *
   * @param start left out: the cluster is there
   * @param candidates by release
   */
  static List<KubeVersion> to(
      KubeVersion goal, UpgradeGraph graph, int start, boolean[] candidates) {
    List<KubeVersion> older = new ArrayList<>();
    for (int r = graph.size() - 1; r >= 0 && older.size() < MOST; r--) {
      if (candidates[r] && r != start && graph.version(r).compareTo(goal) <= 0) {
        older.add(graph.version(r));
      }
    }
    return older.isEmpty() ? beyond(goal, graph, start, candidates) : older;
  }

  private static List<KubeVersion> beyond(
      KubeVersion goal, UpgradeGraph graph, int start, boolean[] candidates) {
    List<KubeVersion> newer = new ArrayList<>();
    for (int r = 0; r < graph.size() && newer.size() < MOST; r++) {
      if (candidates[r] && r != start && graph.version(r).compareTo(goal) > 0) {
        newer.add(graph.version(r));
      }
    }
    return newer;
  }

  /** The releases around a version that the graph does not know, oldest first. */
  static List<KubeVersion> around(KubeVersion version, UpgradeGraph graph) {
    int above = 0;
    while (above < graph.size() && graph.version(above).compareTo(version) < 0) {
      above++;
    }
    int first = Math.max(0, above - MOST + 1);
    return graph.releases().subList(first, Math.min(graph.size(), first + MOST)).stream()
        .map(Release::version)
        .toList();
  }

  /** From where edges lead to a release, the newest first. */
  static List<KubeVersion> before(int release, UpgradeGraph graph) {
    List<KubeVersion> before = new ArrayList<>();
    for (int r = release - 1; r >= 0 && before.size() < MOST; r--) {
      for (int e = graph.edgesBegin(r); e < graph.edgesEnd(r); e++) {
        if (graph.target(e) == release) {
          before.add(graph.version(r));
        }
      }
    }
    return before;
  }
}
