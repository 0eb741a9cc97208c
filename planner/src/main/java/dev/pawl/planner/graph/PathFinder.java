package dev.pawl.planner.graph;

import dev.pawl.planner.graph.Route.NotRecommended;
import dev.pawl.planner.graph.Route.Path;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the way from where a cluster is to where it is to go (S2.1, S2.2).
 *
 * <p>The best of all paths is the one with, in this order:
 *
 * <ol>
 *   <li>the fewest risks that nobody accepted, those that could not be evaluated among them;
 *   <li>where a channel is asked for, the fewest stops that it does not offer;
 *   <li>the fewest conditional edges;
 *   <li>the fewest steps ({@link Preference#SHORTEST}: right after the risks);
 *   <li>the newest releases on the way, the first step compared first.
 * </ol>
 *
 * So one question has one answer, and a path that needs no acceptance is found wherever there is
 * one.
 */
public final class PathFinder {

  private static final int NONE = -1;

  private final UpgradeGraph graph;
  private final PathRequest request;
  private final EdgeRisks risks;
  private final int start;
  private final boolean[] reached;

  private PathFinder(UpgradeGraph graph, PathRequest request, int start) {
    this.graph = graph;
    this.request = request;
    this.risks = new EdgeRisks(graph, request);
    this.start = start;
    this.reached = Reach.from(graph, start, e -> true);
  }

  /** The best path, or why there is none that may be gone. */
  public static Route find(UpgradeGraph graph, PathRequest request) {
    if (request.goal() instanceof Goal.Version goal && goal.version().equals(request.from())) {
      return new Path(request.from(), List.of());
    }
    int start = graph.number(request.from());
    return start < 0
        ? DeadEnds.unknownStart(graph, request)
        : new PathFinder(graph, request, start).find();
  }

  private Route find() {
    int end = end();
    if (end == NONE) {
      return new DeadEnds(graph, start, reached).explain(request.goal());
    }
    Path path = new BestWay(graph, risks, request.goal(), end, request.preference()).from(start);
    List<StepRisk> open = path.risksToAccept();
    return open.isEmpty() ? path : notRecommended(path, open, end);
  }

  private int end() {
    if (request.goal() instanceof Goal.Version goal) {
      int end = graph.number(goal.version());
      return end >= 0 && reached[end] ? end : NONE;
    }
    for (int r = graph.size() - 1; r >= start; r--) {
      if (reached[r] && isOffered(r)) {
        return r;
      }
    }
    return NONE;
  }

  private boolean isOffered(int release) {
    return !(request.goal() instanceof Goal.Channel channel)
        || graph.releases().get(release).isIn(channel.name());
  }

  private NotRecommended notRecommended(Path path, List<StepRisk> open, int end) {
    boolean[] safely = Reach.from(graph, start, e -> risks.open(e) == 0);
    for (int r = 0; r < graph.size(); r++) {
      safely[r] &= isOffered(r);
    }
    List<KubeVersion> recommended = Nearby.to(graph.version(end), graph, start, safely);
    return new NotRecommended(
        path,
        open,
        recommended,
        "the path %s is not recommended: %s"
            .formatted(
                Shown.way(path.versions()),
                open.stream().map(StepRisk::sentence).collect(Collectors.joining("; "))),
        wayOut(open, recommended));
  }

  private String wayOut(List<StepRisk> open, List<KubeVersion> recommended) {
    String names =
        open.stream().map(r -> r.risk().name()).distinct().collect(Collectors.joining(", "));
    String other =
        recommended.isEmpty()
            ? ""
            : ", or choose a target that needs no acceptance: " + Shown.list(recommended);
    TreeSet<String> strange = new TreeSet<>(request.acceptedRisks());
    strange.removeAll(graph.riskNames());
    String slip =
        strange.isEmpty()
            ? ""
            : " (accepted, but no risk of this graph: %s)".formatted(String.join(", ", strange));
    return "accept by name %s%s%s".formatted(names, slip, other);
  }
}
