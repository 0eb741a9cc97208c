package dev.pawl.planner.graph;

import dev.pawl.planner.graph.Route.Path;
import dev.pawl.planner.graph.Route.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best way to one release, from any other: what is left to go is worked out from the goal
 * backwards, once over the edges.
 */
final class BestWay {

  private final UpgradeGraph graph;
  private final EdgeRisks risks;
  private final Goal goal;
  private final int end;
  private final Comparator<Cost> better;
  private final Cost[] left;

  BestWay(UpgradeGraph graph, EdgeRisks risks, Goal goal, int end, Preference preference) {
    this.graph = graph;
    this.risks = risks;
    this.goal = goal;
    this.end = end;
    this.better = Cost.by(preference);
    this.left = new Cost[end + 1];
    left[end] = Cost.NONE;
    for (int r = end - 1; r >= 0; r--) {
      for (int e = graph.edgesBegin(r); e < graph.edgesEnd(r); e++) {
        Cost cost = over(e);
        if (cost != null && (left[r] == null || better.compare(cost, left[r]) < 0)) {
          left[r] = cost;
        }
      }
    }
  }

  /** Of equally good ways the one over the newest releases, the first step compared first. */
  Path from(int start) {
    List<Step> steps = new ArrayList<>();
    for (int r = start; r != end; r = graph.number(steps.get(steps.size() - 1).to().version())) {
      steps.add(step(r, best(r)));
    }
    return new Path(graph.version(start), steps);
  }

  private int best(int r) {
    int best = -1;
    for (int e = graph.edgesBegin(r); e < graph.edgesEnd(r); e++) {
      // Edges of a release are in the order of their targets: the last one leads to the newest.
      if (left[r].equals(over(e))) {
        best = e;
      }
    }
    return best;
  }

  private Step step(int r, int e) {
    EdgeKind kind = graph.risks(e).isEmpty() ? EdgeKind.PLAIN : EdgeKind.CONDITIONAL;
    return new Step(graph.version(r), graph.releases().get(graph.target(e)), kind, risks.of(e));
  }

  /** What is left to go where an edge is taken; null where it leads past the goal. */
  private Cost over(int e) {
    int to = graph.target(e);
    if (to > end || left[to] == null) {
      return null;
    }
    int outside = to != end && isOutside(graph.releases().get(to)) ? 1 : 0;
    int conditional = graph.risks(e).isEmpty() ? 0 : 1;
    return left[to].plus(new Cost(risks.open(e), outside, conditional, 1));
  }

  private boolean isOutside(Release release) {
    return goal instanceof Goal.Channel channel && !release.isIn(channel.name());
  }
}
