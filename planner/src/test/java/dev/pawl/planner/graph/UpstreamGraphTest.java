package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.version;
import static dev.pawl.planner.graph.GraphTexts.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UpstreamGraphTest {

  private final List<KubeVersion> known =
      versions("1.36.0", "1.33.5", "1.34.1", "1.34.3", "1.35.2", "1.36.3", "1.34.1");

  @Test
  @DisplayName("S2.1: without a graph, edges lead to later patches and to the next minor")
  void shouldLeadToLaterPatchesAndTheNextMinor() {
    UpgradeGraph graph = UpstreamGraph.of(known);

    assertThat(graph.releases())
        .extracting(Release::version)
        .isEqualTo(versions("1.33.5", "1.34.1", "1.34.3", "1.35.2", "1.36.0", "1.36.3"));
    assertThat(targets(graph, "1.33.5")).isEqualTo(versions("1.34.1", "1.34.3"));
    assertThat(targets(graph, "1.34.1")).isEqualTo(versions("1.34.3", "1.35.2"));
    assertThat(targets(graph, "1.36.0")).isEqualTo(versions("1.36.3"));
    assertThat(targets(graph, "1.36.3")).isEmpty();
  }

  @Test
  @DisplayName("S2.1: hops of one minor, over the newest patches")
  void shouldGoOverTheNewestPatches() {
    Route route = find("1.33.5", "1.36.0");

    assertThat(((Route.Path) route).versions())
        .isEqualTo(versions("1.33.5", "1.34.3", "1.35.2", "1.36.0"));
  }

  @Test
  @DisplayName("S2.1: a minor without a known release cannot be skipped")
  void shouldNotSkipAMinor() {
    UpgradeGraph graph = UpstreamGraph.of(versions("1.33.5", "1.35.2", "1.36.0"));

    assertThat(targets(graph, "1.33.5")).isEmpty();
    assertThat(targets(graph, "1.35.2")).isEqualTo(versions("1.36.0"));
  }

  private Route find(String from, String to) {
    return PathFinder.find(
        UpstreamGraph.of(known), PathRequest.safest(version(from), new Goal.Version(version(to))));
  }

  private static List<KubeVersion> targets(UpgradeGraph graph, String from) {
    return graph.edgesFrom(version(from)).stream().map(Edge::to).toList();
  }
}
