package dev.pawl.starter.plan;

import dev.pawl.activities.graph.FetchedGraph;
import dev.pawl.activities.graph.GraphCache;
import dev.pawl.activities.graph.GraphLocation;
import dev.pawl.activities.graph.GraphLocation.InFile;
import dev.pawl.activities.graph.GraphSource;
import dev.pawl.activities.graph.GraphSourceException;
import dev.pawl.activities.graph.RiskMetrics;
import dev.pawl.planner.graph.Goal;
import dev.pawl.planner.graph.GraphException;
import dev.pawl.planner.graph.PathFinder;
import dev.pawl.planner.graph.PathRequest;
import dev.pawl.planner.graph.RiskJudge;
import dev.pawl.planner.graph.RiskVerdict;
import dev.pawl.planner.graph.Route;
import dev.pawl.planner.graph.Route.NoPath;
import dev.pawl.planner.graph.Route.NotRecommended;
import dev.pawl.planner.graph.Route.Path;
import dev.pawl.planner.graph.UpgradeGraph;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.RiskBlocker;
import dev.pawl.planner.plan.UpdatePath;
import dev.pawl.planner.spec.GraphTarget;
import dev.pawl.planner.spec.Policy;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;

/**
 * Asks an update graph for the way, once, before the plan is made (S2.1, S2.2). What it says is
 * then data of spec and plan: the run follows it and fetches nothing.
 */
final class GraphGuide {

  private static final String GRAPH = "spec.target.graph";

  private final SpecFile file;
  private final UpgradeSpec spec;
  private final GraphTarget target;
  private final KubeVersion from;

  private GraphGuide(SpecFile file, UpgradeSpec spec, KubeVersion from) {
    this.file = file;
    this.spec = spec;
    this.target = spec.target().graph();
    this.from = from;
  }

  /**
   * The way from where the control plane is.
   *
   * @throws UserError where the graph cannot be had or relied on, or there is no way
   */
  static GraphPath ask(SpecFile file, UpgradeSpec spec, KubeVersion from) {
    return spec.target().graph() == null
        ? GraphPath.none(spec)
        : new GraphGuide(file, spec, from).ask();
  }

  private GraphPath ask() {
    GraphLocation location = location();
    FetchedGraph fetched = fetch(location);
    UpgradeGraph graph = fetched.graph();
    List<String> warnings = new ArrayList<>(slips(graph));
    Route route = PathFinder.find(graph, request(graph, warnings));
    if (route instanceof NoPath none) {
      throw noPath(none, graph);
    }
    List<Blocker> blockers =
        route instanceof NotRecommended risky ? List.of(RiskBlocker.of(risky, target)) : List.of();
    Path path = route instanceof NotRecommended risky ? risky.path() : (Path) route;
    return new GraphPath(
        spec.to(spec.target().along(path.versions(), location.shown())),
        UpdatePath.of(location.shown(), fetched.sha256(), target.channel(), path),
        blockers,
        warnings);
  }

  private GraphLocation location() {
    try {
      GraphLocation location = GraphLocation.parse(target.source());
      GraphLocation found =
          location instanceof InFile in
              ? new InFile(file.folder().resolve(in.path()).normalize())
              : location;
      return target.channel() == null ? found : found.inChannel(target.channel());
    } catch (GraphSourceException e) {
      throw refused(GRAPH, e.getMessage(), "");
    }
  }

  private FetchedGraph fetch(GraphLocation location) {
    try {
      return new GraphSource().fetch(location, new GraphCache());
    } catch (GraphSourceException e) {
      throw e.getCause() instanceof GraphException broken
          ? broken(location, broken)
          : refused(GRAPH, e.getMessage(), wayOut(location, e));
    }
  }

  private String wayOut(GraphLocation location, GraphSourceException e) {
    if (location instanceof InFile in) {
      return Files.exists(in.path()) ? "" : "paths are relative to the folder of " + file.file();
    }
    return e.isPassing() ? "try again, or give the graph as a file" : "";
  }

  private static UserError broken(GraphLocation location, GraphException e) {
    List<Problem> problems =
        e.problems().stream()
            .map(p -> new Problem(location.shown(), null, p.path(), p.message(), ""))
            .toList();
    return new UserError(
        "the update graph of %s cannot be relied on".formatted(location.shown()),
        ExitCode.USAGE,
        problems);
  }

  private PathRequest request(UpgradeGraph graph, List<String> warnings) {
    Goal goal =
        target.channel() == null
            ? new Goal.Version(spec.target().version())
            : new Goal.Channel(target.channel());
    return PathRequest.safest(from, goal)
        .accepting(new HashSet<>(target.acceptRisks()))
        .knowing(verdicts(graph, warnings));
  }

  private SortedMap<String, RiskVerdict> verdicts(UpgradeGraph graph, List<String> warnings) {
    if (target.prometheus() == null) {
      return RiskJudge.judge(graph.risksFrom(from), query -> RiskVerdict.UNKNOWN);
    }
    RiskMetrics metrics = new RiskMetrics(target.prometheus());
    SortedMap<String, RiskVerdict> verdicts = RiskJudge.judge(graph.risksFrom(from), metrics::ask);
    metrics.doubts().stream()
        .map(doubt -> "a risk of the graph could not be evaluated: " + doubt)
        .forEach(warnings::add);
    return verdicts;
  }

  /** A risk may have left the graph since it was accepted; a misspelt one looks the same. */
  private List<String> slips(UpgradeGraph graph) {
    return target.acceptRisks().stream()
        .filter(name -> !graph.riskNames().contains(name))
        .map(
            name ->
                "spec.target.acceptRisks names %s, and no risk of the graph has that name"
                    .formatted(name))
        .toList();
  }

  private UserError noPath(NoPath none, UpgradeGraph graph) {
    boolean unknownStart = !graph.releases().isEmpty() && graph.release(from).isEmpty();
    if (unknownStart && countsItsOwnWay(spec.policy())) {
      return refused(
          GRAPH,
          ("the cluster says %s, the version of its Kubernetes, which the graph does not know; the"
                  + " version of the product (policy %s) cannot be read here yet: its driver is not"
                  + " supported")
              .formatted(from, spec.versionRules().name()),
          "leave graph out and write `version` and `via` as the cluster's Kubernetes counts");
    }
    String field = target.channel() == null ? "version" : "channel";
    return refused("spec.target." + field, none.reason(), none.wayOut());
  }

  /** OpenShift 4.16 is Kubernetes 1.29; Google Distributed Cloud has patches of its own. */
  private static boolean countsItsOwnWay(Policy policy) {
    return switch (policy) {
      case OPENSHIFT, GDC -> true;
      case UPSTREAM, TKG -> false;
    };
  }

  private UserError refused(String path, String message, String wayOut) {
    return file.refused(List.of(file.problem(path, message, wayOut)), ExitCode.USAGE);
  }
}
