package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.always;
import static dev.pawl.planner.graph.GraphTexts.conditional;
import static dev.pawl.planner.graph.GraphTexts.promQl;
import static dev.pawl.planner.graph.GraphTexts.risk;
import static dev.pawl.planner.graph.GraphTexts.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GraphReaderTest {

  private static final String EXAMPLE =
      """
      {
        "version": 1,
        "nodes": [
          {"version": "1.32.2", "payload": "registry.example/k8s@sha256:cc", "metadata": {}},
          {"version": "1.31.4", "payload": "registry.example/k8s@sha256:aa",
           "metadata": {"channels": "stable-1.32, stable-1.31", "url": "https://example.test"}},
          {"version": "1.32.1", "payload": "registry.example/k8s@sha256:bb", "metadata": null}
        ],
        "edges": [[1, 0]],
        "conditionalEdges": [
          {
            "edges": [{"from": "1.31.4", "to": "1.32.1"}],
            "risks": [
              {
                "name": "CniKernelMismatch",
                "url": "https://example.test/risks/cni",
                "message": "Nodes with kernel 5.4 may lose pod networking.",
                "matchingRules": [
                  {"type": "PromQL", "promql": {"promql": "max(old_kernel) or vector(0)"}},
                  {"type": "Always"}
                ]
              }
            ]
          }
        ]
      }
      """;

  @Test
  @DisplayName("S2.1: vertices are releases, edges are updates")
  void shouldReadReleasesEdgesAndRisks() {
    UpgradeGraph graph = new GraphReader().read(EXAMPLE);

    assertThat(graph.releases())
        .containsExactly(
            new Release(
                version("1.31.4"),
                "registry.example/k8s@sha256:aa",
                List.of("stable-1.31", "stable-1.32")),
            new Release(version("1.32.1"), "registry.example/k8s@sha256:bb", List.of()),
            new Release(version("1.32.2"), "registry.example/k8s@sha256:cc", List.of()));
    assertThat(graph.edgesFrom(version("1.31.4")))
        .containsExactly(
            new Edge(
                version("1.31.4"),
                version("1.32.1"),
                List.of(
                    new Risk(
                        "CniKernelMismatch",
                        "https://example.test/risks/cni",
                        "Nodes with kernel 5.4 may lose pod networking.",
                        List.of(
                            new MatchingRule.PromQl("max(old_kernel) or vector(0)"),
                            new MatchingRule.Always())))),
            new Edge(version("1.31.4"), version("1.32.2"), List.of()));
    assertThat(graph.edgesFrom(version("1.31.4")))
        .extracting(Edge::kind)
        .containsExactly(EdgeKind.CONDITIONAL, EdgeKind.PLAIN);
    assertThat(graph.edgesFrom(version("1.32.2"))).isEmpty();
    assertThat(graph.edgesFrom(version("1.40.0"))).isEmpty();
    assertThat(graph.channels()).containsExactly("stable-1.31", "stable-1.32");
    assertThat(graph.riskNames()).containsExactly("CniKernelMismatch");
  }

  @Test
  void shouldReadWhateverTheOrderOfTheFieldsAndTheEncoding() {
    String reversed =
        "{\"edges\": [[0, 1]], \"nodes\": [{\"version\": \"v1.35.1\"}, {\"version\": \"1.35.2\"}]}";

    UpgradeGraph plain = new GraphReader().read(reversed);
    UpgradeGraph marked = new GraphReader().read("\uFEFF" + reversed);
    UpgradeGraph wide = new GraphReader().read(reversed.getBytes(StandardCharsets.UTF_16BE));

    for (UpgradeGraph graph : List.of(plain, marked, wide)) {
      assertThat(graph.edgesFrom(version("1.35.1")))
          .containsExactly(new Edge(version("1.35.1"), version("1.35.2"), List.of()));
    }
  }

  @Test
  void shouldReadTheChannelsOfOpenShift() {
    UpgradeGraph graph =
        new GraphReader()
            .read(
                """
                {"nodes": [{"version": "4.10.3", "payload": "quay", "metadata": {
                  "io.openshift.upgrades.graph.release.channels": "fast-4.10,candidate-4.11",
                  "io.openshift.upgrades.graph.previous.remove_regex": "4[.]9[.].*"}}],
                 "conditionalEdges": []}
                """);

    assertThat(graph.channels()).containsExactly("candidate-4.11", "fast-4.10");
  }

  @Test
  void shouldReadAGraphWithoutReleases() {
    UpgradeGraph graph = new GraphReader().read("{\"nodes\": [], \"edges\": null}");

    assertThat(graph.releases()).isEmpty();
    assertThat(graph.release(version("1.35.1"))).isEmpty();
  }

  @Test
  @DisplayName("S2.2: an edge that is written as plain too stays conditional")
  void shouldKeepTheRisksOfAnEdgeThatIsWrittenTwice() {
    UpgradeGraph graph =
        GraphTexts.read(
            "1.35.1 1.35.2",
            "[0,1],[0,1]",
            conditional("1.35.1", "1.35.2", always("A"), always("B")),
            conditional("1.35.1", "1.35.2", always("B"), promQl("C", "up")));

    assertThat(graph.edgeCount()).isEqualTo(1);
    assertThat(graph.edgesFrom(version("1.35.1")).get(0).risks())
        .extracting(Risk::name)
        .containsExactly("A", "B", "C");
  }

  @Test
  @DisplayName("S2.2: a risk of an unknown type is kept")
  void shouldKeepRisksThatCannotBeEvaluated() {
    UpgradeGraph graph =
        GraphTexts.read(
            "1.35.1 1.35.2",
            "",
            conditional(
                "1.35.1",
                "1.35.2",
                risk("Later", "{\"type\": \"Sundial\", \"sundial\": [1, {\"at\": 2}]}"),
                risk("NoRules", "")));

    assertThat(graph.risksFrom(version("1.35.1")))
        .extracting(Risk::matchingRules)
        .containsExactly(List.of(new MatchingRule.Unsupported("Sundial")), List.of());
  }

  @Test
  void shouldListOnlyRisksThatCanBeMet() {
    UpgradeGraph graph =
        GraphTexts.read(
            "1.35.1 1.35.2 1.36.0",
            "",
            conditional("1.35.1", "1.35.2", always("Behind")),
            conditional("1.35.2", "1.36.0", always("Ahead")));

    assertThat(graph.risksFrom(version("1.35.2"))).extracting(Risk::name).containsExactly("Ahead");
    assertThat(graph.risksFrom(version("1.36.0"))).isEmpty();
    assertThat(graph.risksFrom(version("1.34.0"))).isEmpty();
  }
}
