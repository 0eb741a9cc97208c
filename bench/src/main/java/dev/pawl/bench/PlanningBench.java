package dev.pawl.bench;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.graph.Goal;
import dev.pawl.planner.graph.GraphReader;
import dev.pawl.planner.graph.PathFinder;
import dev.pawl.planner.graph.PathRequest;
import dev.pawl.planner.graph.Route;
import dev.pawl.planner.graph.UpgradeGraph;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long planning takes: a cluster of 5,000 nodes, 150,000 pods and 2,000 budgets, and an update
 * graph of 3,000 releases and 20,000 edges; each once, in a JVM that has done nothing before, the
 * heap being what the JVM was given.
 */
public final class PlanningBench {

  private static final int NODES = 5_000;
  private static final int PODS = 150_000;
  private static final int BUDGETS = 2_000;
  private static final int RELEASES = 3_000;
  private static final int EDGES = 20_000;

  private PlanningBench() {}

  /** Prints two lines, {@code what seconds}; no arguments. */
  public static void main(String[] args) {
    BigCluster cluster = new BigCluster(10, NODES, PODS, BUDGETS);
    ClusterState state = cluster.observed();
    UpgradeSpec spec = new SpecReader().read(cluster.spec());
    long begun = System.nanoTime();
    Plan plan = Planner.plan(spec, state, Instant.EPOCH);
    System.out.printf("plan %.2f%n", seconds(begun));
    if (plan.prediction().podMoves() < PODS || !plan.blockers().isEmpty()) {
      throw new IllegalStateException(
          "no such plan was expected: %s, %s".formatted(plan.prediction(), plan.blockers()));
    }

    String json = graph();
    begun = System.nanoTime();
    UpgradeGraph graph = new GraphReader().read(json);
    Route route =
        PathFinder.find(
            graph,
            PathRequest.safest(
                KubeVersion.parse("4.0.0"), new Goal.Version(KubeVersion.parse("4.20.5"))));
    System.out.printf("graph %.2f%n", seconds(begun));
    if (!(route instanceof Route.Path)) {
      throw new IllegalStateException("no path: " + route);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String graph() {
    String nodes =
        IntStream.range(0, RELEASES)
            .mapToObj(
                i ->
                    "{\"version\": \"4.%d.%d\", \"payload\": \"p%d\", \"metadata\": {}}"
                        .formatted(i / 100, i % 100, i))
            .collect(Collectors.joining(","));
    String edges =
        IntStream.range(0, EDGES)
            .mapToObj(e -> "[%d,%d]".formatted(e / 10, e / 10 + 1 + e % 10))
            .collect(Collectors.joining(","));
    return "{\"nodes\": [%s], \"edges\": [%s]}".formatted(nodes, edges);
  }
}
