package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.always;
import static dev.pawl.planner.graph.GraphTexts.conditional;
import static dev.pawl.planner.graph.GraphTexts.graph;
import static dev.pawl.planner.graph.GraphTexts.risk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs that cannot be relied on: each says what is wrong, and where. */
class BrokenGraphTest {

  @ParameterizedTest(name = "S2.1: {1}")
  @MethodSource("misshapen")
  void shouldNameWhatHasTheWrongShape(String text, String problem) {
    assertThat(problems(text)).containsExactly(problem);
  }

  static Stream<Arguments> misshapen() {
    return Stream.of(
        arguments("", "the graph is empty; expected a JSON object"),
        arguments("[]", "expected an update graph, which is a JSON object, got a list"),
        arguments("{}", "nodes: missing; expected a list of releases"),
        arguments("{\"nodes\": null}", "nodes: missing; expected a list of releases"),
        arguments("{\"nodes\": {}}", "nodes: expected a list of releases, got an object"),
        arguments("{\"nodes\": []} {}", "more text follows after the graph's end"),
        arguments(
            "{\"nodes\": [\"1.35.1\"]}",
            "nodes[0]: expected a release, such as {\"version\": \"1.36.3\"}, got text"),
        arguments("{\"nodes\": [{\"payload\": \"x\"}]}", "nodes[0]: the release has no version"),
        arguments(
            "{\"nodes\": [{\"version\": 1.35}]}",
            "nodes[0].version: expected a version as text, such as \"1.36.3\", got a number with a"
                + " fraction"),
        arguments(
            graph("1.35", ""),
            "nodes[0].version: \"1.35\" is not a version: expected MAJOR.MINOR.PATCH, such as"
                + " \"1.36.3\""),
        arguments(
            graph("1.35.99999999999", ""),
            "nodes[0].version: \"1.35.99999999999\" is not a version: expected"
                + " MAJOR.MINOR.PATCH, such as \"1.36.3\""),
        arguments(
            "{\"nodes\": [{\"version\": \"1.35.1\", \"payload\": 7}]}",
            "nodes[0].payload: expected the release's payload, got a number"),
        arguments(
            "{\"nodes\": [{\"version\": \"1.35.1\", \"metadata\": [true]}]}",
            "nodes[0].metadata: expected the release's metadata as an object, got a list"),
        arguments(
            "{\"nodes\": [{\"version\": \"1.35.1\", \"metadata\": {\"channels\": [\"a\"]}}]}",
            "nodes[0].metadata.channels: expected names of channels with commas between, got a"
                + " list"),
        arguments(
            "{\"nodes\": [], \"edges\": true}",
            "edges: expected a list of edges, got true or false"),
        arguments(
            graph("1.35.1 1.35.2", "{\"from\": 0, \"to\": 1}"),
            "edges[0]: expected an edge [from, to], two indexes into nodes, got an object"),
        arguments(
            graph("1.35.1 1.35.2", "[0,1],[0]"),
            "edges[1]: expected an edge [from, to], two indexes into nodes, got 1 values"),
        arguments(
            graph("1.35.1 1.35.2", "[0,1,{\"x\":[1]}]"),
            "edges[0]: expected an edge [from, to], two indexes into nodes, got 3 values"),
        arguments(
            graph("1.35.1 1.35.2", "[0,\"1\"]"),
            "edges[0][1]: expected an index into nodes, got text"),
        arguments(
            graph("1.35.1 1.35.2", "[0,null]"),
            "edges[0][1]: expected an index into nodes, got nothing"),
        arguments(
            graph("1.35.1 1.35.2", "[0,1.0]"),
            "edges[0][1]: expected an index into nodes, got a number with a fraction"),
        arguments(
            graph("1.35.1 1.35.2", "[0,99999999999]"),
            "edges[0][1]: expected an index into nodes, got \"99999999999\""),
        arguments(
            graph("1.35.1", "", "[]"),
            "conditionalEdges[0]: expected conditional edges, such as {\"edges\": […], \"risks\":"
                + " […]}, got a list"),
        arguments(
            graph("1.35.1", "", "{\"edges\": []}"),
            "conditionalEdges[0]: conditional edges without risks; expected at least one"),
        arguments(
            graph("1.35.1 1.35.2", "", conditional("1.35.1", "1.35.2")),
            "conditionalEdges[0].risks: the list is empty; expected at least one risk"),
        arguments(
            graph(
                "1.35.1",
                "",
                "{\"edges\": [{\"from\": \"1.35.1\"}], \"risks\": [%s]}".formatted(always("A"))),
            "conditionalEdges[0].edges[0]: the edge needs both, from and to"),
        arguments(
            graph("1.35.1", "", "{\"edges\": [[0,1]], \"risks\": [%s]}".formatted(always("A"))),
            "conditionalEdges[0].edges[0]: expected an edge, such as {\"from\": \"1.35.4\", \"to\":"
                + " \"1.36.3\"}, got a list"),
        arguments(
            graph("1.35.1 1.35.2", "", conditional("1.35.1", "1.35.2", "{\"matchingRules\": []}")),
            "conditionalEdges[0].risks[0]: the risk has no name, so that it could not be accepted"),
        arguments(
            graph("1.35.1 1.35.2", "", conditional("1.35.1", "1.35.2", always(" "))),
            "conditionalEdges[0].risks[0].name: the risk's name is empty, so that it could not be"
                + " accepted"),
        arguments(
            graph("1.35.1 1.35.2", "", conditional("1.35.1", "1.35.2", risk("A", "{}"))),
            "conditionalEdges[0].risks[0].matchingRules[0]: the rule has no type; expected"
                + " \"Always\" or \"PromQL\""),
        arguments(
            graph(
                "1.35.1 1.35.2",
                "",
                conditional("1.35.1", "1.35.2", risk("A", "{\"type\": \"PromQL\"}"))),
            "conditionalEdges[0].risks[0].matchingRules[0]: a rule of type PromQL needs its query"
                + " as {\"promql\": {\"promql\": …}}"));
  }

  @ParameterizedTest(name = "S2.1: {1}")
  @MethodSource("senseless")
  void shouldNameWhatMakesNoSense(String text, List<String> problems) {
    assertThat(problems(text)).isEqualTo(problems);
  }

  static Stream<Arguments> senseless() {
    return Stream.of(
        arguments(
            graph("1.35.1 1.35.2 v1.35.1", ""),
            List.of("nodes[2].version: 1.35.1 is written twice; nodes[0] has it already")),
        arguments(
            graph("1.35.1 1.35.2", "[0,1],[-1,2]"),
            List.of(
                "edges[1][0]: leads nowhere: no release has the index -1, the last one is 1",
                "edges[1][1]: leads nowhere: no release has the index 2, the last one is 1")),
        arguments(
            graph("", "[0,0]"),
            List.of(
                "edges[0][0]: leads nowhere: there is no release, so that nothing has the index 0",
                "edges[0][1]: leads nowhere: there is no release, so that nothing has the index"
                    + " 0")),
        arguments(
            graph("1.35.1 1.35.2", "[1,1]"), List.of("edges[0]: leads from 1.35.2 to itself")),
        arguments(
            graph("1.35.1 1.35.2", "", conditional("1.35.1", "1.35.9", always("A"))),
            List.of(
                "conditionalEdges[0].edges[0].to: leads nowhere: no release in nodes has the"
                    + " version 1.35.9")),
        arguments(
            graph(
                "1.33.1 1.34.0 1.34.2",
                "[0,1],[1,2]",
                conditional("1.34.2", "1.33.1", always("A"))),
            List.of(
                "conditionalEdges[0].edges[0]: leads from 1.34.2 back to 1.33.1: going back to an"
                    + " earlier version is not supported",
                "conditionalEdges[0].edges[0]: closes a cycle: 1.33.1 → 1.34.0 → 1.34.2 →"
                    + " 1.33.1")));
  }

  @Test
  @DisplayName("S2.1: two builds of one version may follow each other, but not in a circle")
  void shouldRefuseACircleOfBuilds() {
    assertThat(problems(graph("1.35.1+a 1.35.1+b", "[0,1],[1,0]")))
        .last()
        .isEqualTo("edges[1]: closes a cycle: 1.35.1+a → 1.35.1+b → 1.35.1+a");
  }

  @ParameterizedTest(name = "S2.4: only forwards: an edge {0}")
  @ValueSource(strings = {"[2,1]", "[3,2]", "[3,0]"})
  void shouldRefuseAnEdgeToAnOlderRelease(String edge) {
    assertThat(problems(graph("1.34.9 1.35.2 1.35.10 1.36.0", edge)))
        .singleElement()
        .asString()
        .startsWith("edges[0]: leads from ")
        .endsWith(": going back to an earlier version is not supported");
  }

  @Test
  @DisplayName("S2.1: the whole way of a long cycle is not needed")
  void shouldShortenALongCycle() {
    String nodes =
        IntStream.range(0, 20).mapToObj(i -> "1.35." + i).collect(Collectors.joining(" "));
    String edges =
        IntStream.range(0, 20)
            .mapToObj(i -> "[%d,%d]".formatted(i, (i + 1) % 20))
            .collect(Collectors.joining(","));

    assertThat(problems(graph(nodes, edges)))
        .last()
        .isEqualTo(
            "edges[19]: closes a cycle: 1.35.0 → 1.35.1 → 1.35.2 → 1.35.3 → 1.35.4 → 1.35.5 →"
                + " 1.35.6 → 1.35.7 → 1.35.8 → … → 1.35.0");
  }

  @Test
  void shouldReportAllProblemsAtOnce() {
    assertThat(problems(graph("1.35 1.35.2 1.35.2", "[0,7],[1]", conditional("1.35.2", "1.35.3"))))
        .extracting(p -> p.substring(0, p.indexOf(':')))
        .containsExactly(
            "nodes[0].version",
            "edges[1]",
            "conditionalEdges[0].risks",
            "nodes[2].version",
            "edges[0][1]",
            "conditionalEdges[0].edges[0].to");
  }

  @Test
  void shouldEndAfterSomeTensOfProblems() {
    String edges =
        IntStream.range(0, 1000).mapToObj(i -> "[0,true]").collect(Collectors.joining(","));

    assertThat(problems(graph("1.35.1", edges)))
        .hasSize(31)
        .last()
        .isEqualTo("reading ended after 30 problems");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>not found</html>",
        "{\"nodes\": [",
        "{\"nodes\": [], \"nodes\": []}",
        "{\"nodes\": [{\"version\": \"1.35.1\", \"version\": \"1.35.2\"}]}",
        "{\"nodes\": [01]}",
        "{\"x\": [\"\u0000\"]}",
        "nodes: []"
      })
  void shouldSayWhereTheTextStopsToBeJson(String text) {
    assertThat(problems(text))
        .singleElement()
        .asString()
        .matches("this is not JSON at line 1, column \\d+: .+");
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    byte[] bytes = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
    GraphException e =
        catchThrowableOfType(GraphException.class, () -> new GraphReader().read(bytes));
    assertThat(e).hasMessageStartingWith("this is not JSON");
  }

  @Test
  void shouldSurviveDeepNesting() {
    assertThat(problems("{\"x\": " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .startsWith("this is not JSON");
  }

  @Test
  void shouldSurviveAChainLongerThanAnyStack() {
    int size = 40_000;
    String nodes =
        IntStream.range(0, size)
            .mapToObj(i -> "{\"version\": \"1.35." + i + "\"}")
            .collect(Collectors.joining(","));
    String edges =
        IntStream.range(0, size - 1)
            .mapToObj(i -> "[%d,%d]".formatted(i, i + 1))
            .collect(Collectors.joining(","));
    String text = "{\"nodes\": [%s], \"edges\": [%s]}".formatted(nodes, edges);

    assertThat(new GraphReader().read(text).edgeCount()).isEqualTo(size - 1);
  }

  @Test
  void shouldRefuseMoreReleasesThanAnyClusterHas() {
    String nodes =
        IntStream.range(0, 50_001)
            .mapToObj(i -> "{\"version\": \"1.35." + i + "\"}")
            .collect(Collectors.joining(","));

    assertThat(problems("{\"nodes\": [" + nodes + "]}"))
        .containsExactly("nodes[50000]: more than 50,000 releases");
  }

  private static List<String> problems(String text) {
    GraphException e =
        catchThrowableOfType(GraphException.class, () -> new GraphReader().read(text));
    assertThat(e).as("a graph that is no good").isNotNull();
    return e.problems().stream().map(GraphProblem::toString).toList();
  }
}
