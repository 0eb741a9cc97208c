package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * A step the graph offers (S2.1).
 *
 * @param risks its known problems; none of a plain edge
 */
public record Edge(KubeVersion from, KubeVersion to, List<Risk> risks) {

  public Edge {
    risks = List.copyOf(risks);
  }

  public EdgeKind kind() {
    return risks.isEmpty() ? EdgeKind.PLAIN : EdgeKind.CONDITIONAL;
  }
}
