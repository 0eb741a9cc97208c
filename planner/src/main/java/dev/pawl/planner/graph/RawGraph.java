package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph as it was written: of the right shape, but not yet known to make sense. What could not be
 * read is a known problem; it keeps its place, so that indexes stay right.
 */
final class RawGraph {

  /** A release that could not be read has a version of null. */
  final List<Release> releases = new ArrayList<>();

  final List<Plain> plain = new ArrayList<>();
  final List<Conditional> conditional = new ArrayList<>();

  /** {@code edges[item]}: two indexes into the releases. */
  record Plain(int item, int from, int to) {}

  /** {@code conditionalEdges[group]}: edges that share their risks. */
  record Conditional(int group, List<Ends> edges, List<Risk> risks) {
    Conditional {
      edges = List.copyOf(edges);
      risks = List.copyOf(risks);
    }
  }

  /** A conditional edge; null for a version that could not be read. */
  record Ends(KubeVersion from, KubeVersion to) {}
}
