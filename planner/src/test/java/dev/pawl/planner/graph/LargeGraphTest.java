package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.version;
import static dev.pawl.planner.graph.GraphTexts.versions;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A graph of the size of a real one: right, whatever its size. */
class LargeGraphTest {

  @Test
  void shouldReadAGraphOfThreeThousandReleasesAndTwentyThousandEdges() {
    int releases = 3_000;
    String nodes =
        IntStream.range(0, releases)
            .mapToObj(i -> "4.%d.%d@fast-4.%d".formatted(i / 100, i % 100, i / 100))
            .collect(Collectors.joining(" "));
    String edges =
        IntStream.range(0, 20_000)
            .filter(e -> e / 10 + 1 + e % 10 < releases)
            .mapToObj(e -> "[%d,%d]".formatted(e / 10, e / 10 + 1 + e % 10))
            .collect(Collectors.joining(","));

    UpgradeGraph graph = GraphTexts.read(nodes, edges);
    Route route =
        PathFinder.find(
            graph, PathRequest.safest(version("4.0.0"), new Goal.Version(version("4.20.5"))));

    assertThat(graph.releases()).hasSize(releases);
    assertThat(graph.edgeCount()).isEqualTo(20_000);
    assertThat(route).isInstanceOf(Route.Path.class);
    assertThat(((Route.Path) route).steps()).hasSize(201);
    assertThat(((Route.Path) route).versions().subList(0, 3))
        .isEqualTo(versions("4.0.0", "4.0.10", "4.0.20"));
  }
}
