package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.always;
import static dev.pawl.planner.graph.GraphTexts.conditional;
import static dev.pawl.planner.graph.GraphTexts.promQl;
import static dev.pawl.planner.graph.GraphTexts.read;
import static dev.pawl.planner.graph.GraphTexts.risk;
import static dev.pawl.planner.graph.GraphTexts.version;
import static dev.pawl.planner.graph.GraphTexts.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PathFinderTest {

  /** One safe way over two stops, one direct way with a risk. */
  private static final UpgradeGraph TWO_WAYS =
      read(
          "1.34.1@s 1.34.5@s 1.35.2@s",
          "[0,1],[1,2]",
          conditional("1.34.1", "1.35.2", promQl("Cni", "up")));

  @ParameterizedTest(name = "S2.1: from {1} to {2} over {3}")
  @MethodSource("paths")
  void shouldComputeThePathFromTheCurrentVersion(
      UpgradeGraph graph, String from, String to, String over) {
    Route route = PathFinder.find(graph, request(from, to));

    assertThat(route).isInstanceOf(Route.Path.class);
    assertThat(((Route.Path) route).versions()).isEqualTo(versions(over.split(" ")));
    assertThat(((Route.Path) route).target()).isEqualTo(version(to));
  }

  static Stream<Arguments> paths() {
    UpgradeGraph plain =
        read(
            "1.34.1 1.34.5 1.34.6 1.35.2 1.35.3 1.36.0",
            "[0,1],[0,2],[1,3],[2,3],[1,4],[3,5],[4,5],[2,4]");
    return Stream.of(
        arguments(plain, "1.34.1", "1.34.1", "1.34.1"),
        arguments(plain, "1.34.1", "1.34.5", "1.34.1 1.34.5"),
        // equally short: the newest on the way
        arguments(plain, "1.34.1", "1.36.0", "1.34.1 1.34.6 1.35.3 1.36.0"),
        // the shortest
        arguments(
            read("1.34.1 1.34.2 1.35.0", "[0,1],[1,2],[0,2]"), "1.34.1", "1.35.0", "1.34.1 1.35.0"),
        // the safe one, though longer
        arguments(TWO_WAYS, "1.34.1", "1.35.2", "1.34.1 1.34.5 1.35.2"));
  }

  @Test
  @DisplayName(
      "S2.2: the direct way with a risk that does not apply, where the shortest is asked for")
  void shouldPreferTheShortestWhereAsked() {
    PathRequest request =
        request("1.34.1", "1.35.2")
            .preferring(Preference.SHORTEST)
            .knowing(Map.of("Cni", RiskVerdict.DOES_NOT_APPLY));

    Route.Path path = (Route.Path) PathFinder.find(TWO_WAYS, request);

    assertThat(path.steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.kind()).isEqualTo(EdgeKind.CONDITIONAL);
              assertThat(step.risks())
                  .extracting(StepRisk::sentence)
                  .containsExactly(
                      "risk Cni does not apply to this cluster: Cni breaks."
                          + " (https://example.test/Cni)");
            });
  }

  @Test
  @DisplayName("S2.2: the shortest way is still one that needs no acceptance")
  void shouldNotStepOverARiskForTheSakeOfLength() {
    Route route =
        PathFinder.find(TWO_WAYS, request("1.34.1", "1.35.2").preferring(Preference.SHORTEST));

    assertThat(((Route.Path) route).versions()).isEqualTo(versions("1.34.1", "1.34.5", "1.35.2"));
  }

  @ParameterizedTest(name = "S2.2: {0} and told {1}: {2}")
  @MethodSource("verdicts")
  void shouldNeedTheNameAccepted(String risk, Map<String, RiskVerdict> told, String sentence) {
    UpgradeGraph graph = read("1.34.1 1.35.2", "", conditional("1.34.1", "1.35.2", risk));
    PathRequest request = request("1.34.1", "1.35.2").knowing(told);

    Route.NotRecommended route = (Route.NotRecommended) PathFinder.find(graph, request);

    assertThat(route.path().versions()).isEqualTo(versions("1.34.1", "1.35.2"));
    assertThat(route.reason())
        .isEqualTo("the path 1.34.1 → 1.35.2 is not recommended: risk " + sentence);
    assertThat(route.wayOut()).isEqualTo("accept by name Cni");
    assertThat(route.risks())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.risk().url()).isEqualTo("https://example.test/Cni");
              assertThat(r.risk().message()).isEqualTo("Cni breaks.");
            });
    assertThat(PathFinder.find(graph, request.accepting(Set.of("Cni"))))
        .isInstanceOfSatisfying(
            Route.Path.class,
            path ->
                assertThat(path.steps().get(0).risks())
                    .extracting(StepRisk::accepted)
                    .containsExactly(true));
  }

  static Stream<Arguments> verdicts() {
    String applies = "Cni applies to this cluster: Cni breaks. (https://example.test/Cni)";
    String unknown =
        "Cni could not be evaluated, so that it counts as if it applied: Cni breaks."
            + " (https://example.test/Cni)";
    return Stream.of(
        arguments(always("Cni"), Map.of(), applies),
        arguments(always("Cni"), Map.of("Cni", RiskVerdict.DOES_NOT_APPLY), applies),
        arguments(promQl("Cni", "up"), Map.of("Cni", RiskVerdict.APPLIES), applies),
        arguments(promQl("Cni", "up"), Map.of("Cni", RiskVerdict.UNKNOWN), unknown),
        arguments(promQl("Cni", "up"), Map.of("Other", RiskVerdict.DOES_NOT_APPLY), unknown),
        arguments(
            risk("Cni", "{\"type\": \"Sundial\"}"),
            Map.of("Cni", RiskVerdict.DOES_NOT_APPLY),
            unknown));
  }

  @ParameterizedTest(name = "S2.2: a known problem of the {0}")
  @MethodSource("problems")
  void shouldTellAProblemOfTheUpdateFromOneOfItsTarget(
      String of, UpgradeGraph graph, Class<? extends Route> answer, String over) {
    Route route = PathFinder.find(graph, request("1.34.1", "1.35.2"));

    assertThat(route).isInstanceOf(answer);
    Route.Path path = route instanceof Route.NotRecommended not ? not.path() : (Route.Path) route;
    assertThat(path.versions()).isEqualTo(versions(over.split(" ")));
  }

  static Stream<Arguments> problems() {
    String releases = "1.34.1 1.34.5 1.35.2";
    return Stream.of(
        arguments(
            "update: there is a way around it",
            read(releases, "[0,1],[1,2]", conditional("1.34.1", "1.35.2", always("Skip"))),
            Route.Path.class,
            "1.34.1 1.34.5 1.35.2"),
        arguments(
            "target: there is no way around it",
            read(
                releases,
                "[0,1]",
                conditional("1.34.1", "1.35.2", always("Bad")),
                conditional("1.34.5", "1.35.2", always("Bad"))),
            Route.NotRecommended.class,
            "1.34.1 1.35.2"));
  }

  @Test
  @DisplayName("S2.2: what a graph says cannot move a terminal's cursor")
  void shouldShowRisksOnOneLine() {
    Risk risk = new Risk("A\u001b[2J", "u\r\nv", "one\ntwo", List.of());

    assertThat(new StepRisk(risk, RiskVerdict.APPLIES, false).sentence())
        .isEqualTo("risk A [2J applies to this cluster: one two (u v)");
  }

  @Test
  @DisplayName("S2.2: a risk that does not apply needs nobody's word")
  void shouldPassARiskThatDoesNotApply() {
    UpgradeGraph graph =
        read("1.34.1 1.35.2", "", conditional("1.34.1", "1.35.2", promQl("Cni", "up")));

    assertThat(
            PathFinder.find(
                graph,
                request("1.34.1", "1.35.2").knowing(Map.of("Cni", RiskVerdict.DOES_NOT_APPLY))))
        .isInstanceOf(Route.Path.class);
  }

  @Test
  @DisplayName("S2.2: each of several risks is named, and what needs none is offered")
  void shouldNameAllRisksAndOfferWhatNeedsNone() {
    UpgradeGraph graph =
        read(
            "1.34.1 1.34.2 1.34.3 1.34.4 1.34.5 1.35.2",
            "[0,1],[0,2],[0,3],[0,4]",
            conditional("1.34.1", "1.35.2", always("Cni"), always("Dns"), promQl("Etcd", "up")),
            conditional("1.34.2", "1.35.2", always("Cni"), always("Dns"), always("Gpu")),
            conditional("1.34.3", "1.35.2", always("Dns"), always("Cni")));
    PathRequest request = request("1.34.1", "1.35.2").accepting(Set.of("Cnni"));

    Route.NotRecommended route = (Route.NotRecommended) PathFinder.find(graph, request);

    assertThat(route.path().versions()).isEqualTo(versions("1.34.1", "1.34.3", "1.35.2"));
    assertThat(route.risks()).extracting(r -> r.risk().name()).containsExactly("Dns", "Cni");
    assertThat(route.recommended()).isEqualTo(versions("1.34.5", "1.34.4", "1.34.3"));
    assertThat(route.wayOut())
        .isEqualTo(
            "accept by name Dns, Cni (accepted, but no risk of this graph: Cnni), or choose a"
                + " target that needs no acceptance: 1.34.5, 1.34.4, 1.34.3");
    assertThat(PathFinder.find(graph, request.accepting(Set.of("Cni"))))
        .isInstanceOfSatisfying(
            Route.NotRecommended.class,
            r -> assertThat(r.risks()).extracting(x -> x.risk().name()).containsExactly("Dns"));
    assertThat(PathFinder.find(graph, request.accepting(Set.of("Cni", "Dns"))))
        .isInstanceOf(Route.Path.class);
  }

  @Test
  @DisplayName("S2.1: a channel means its newest release that can be reached")
  void shouldGoToTheNewestOfAChannel() {
    UpgradeGraph graph =
        read(
            "1.34.1@c,s 1.35.2@s 1.35.3@c 1.35.9@s 1.36.0@c",
            "[0,1],[1,2],[0,4],[0,2]",
            conditional("1.35.2", "1.36.0", always("Cni")));

    assertThat(PathFinder.find(graph, toChannel("1.34.1", "s")))
        .isInstanceOfSatisfying(
            Route.Path.class, p -> assertThat(p.target()).isEqualTo(version("1.35.2")));
    assertThat(PathFinder.find(graph, toChannel("1.34.1", "c")))
        .isInstanceOfSatisfying(
            Route.Path.class, p -> assertThat(p.target()).isEqualTo(version("1.36.0")));
    assertThat(PathFinder.find(graph, toChannel("1.35.3", "c")))
        .isEqualTo(new Route.Path(version("1.35.3"), List.of()));
    assertThat(PathFinder.find(graph, toChannel("1.35.2", "c")))
        .isInstanceOfSatisfying(
            Route.NotRecommended.class,
            r -> {
              assertThat(r.path().target()).isEqualTo(version("1.36.0"));
              assertThat(r.recommended()).isEqualTo(versions("1.35.3"));
            });
  }

  @Test
  @DisplayName("S2.1: on the way to a channel's release the channel's own are preferred")
  void shouldStayInTheChannel() {
    UpgradeGraph graph =
        read("1.34.1 1.35.2@s 1.35.9@candidate 1.36.0@s", "[0,1],[0,2],[1,3],[2,3]");

    assertThat(((Route.Path) PathFinder.find(graph, toChannel("1.34.1", "s"))).versions())
        .isEqualTo(versions("1.34.1", "1.35.2", "1.36.0"));
    assertThat(((Route.Path) PathFinder.find(graph, request("1.34.1", "1.36.0"))).versions())
        .isEqualTo(versions("1.34.1", "1.35.9", "1.36.0"));
  }

  @ParameterizedTest(name = "S2.1: {2}")
  @MethodSource("deadEnds")
  void shouldSayWhyThereIsNoPath(
      UpgradeGraph graph, PathRequest request, String reason, List<String> nearest, String wayOut) {
    assertThat(PathFinder.find(graph, request))
        .isEqualTo(new Route.NoPath(reason, versions(nearest.toArray(String[]::new)), wayOut));
  }

  static Stream<Arguments> deadEnds() {
    UpgradeGraph graph =
        read(
            "1.34.1@old 1.34.2 1.34.3 1.34.4 1.35.1 1.36.0@new 1.36.7@new",
            "[1,2],[2,3],[1,3],[4,5]");
    return Stream.of(
        arguments(
            read("", ""),
            request("1.34.1", "1.35.1"),
            "the graph has no releases",
            List.of(),
            "give another graph, or ask its update service for another channel"),
        arguments(
            graph,
            request("1.34.9", "1.35.1"),
            "the cluster is at 1.34.9, which the graph does not know",
            List.of("1.34.3", "1.34.4", "1.35.1"),
            "give a graph that knows 1.34.9; the nearest releases this one knows are 1.34.3,"
                + " 1.34.4, 1.35.1"),
        arguments(
            graph,
            request("1.34.2", "1.35.9"),
            "the graph does not know 1.35.9",
            List.of("1.34.4", "1.34.3"),
            "choose a target that can be reached, such as 1.34.4, 1.34.3"),
        arguments(
            graph,
            request("1.34.2", "1.36.0"),
            "no edges lead from 1.34.2 to 1.36.0; it is reached from 1.35.1",
            List.of("1.34.4", "1.34.3"),
            "choose a target that can be reached, such as 1.34.4, 1.34.3"),
        arguments(
            graph,
            request("1.34.4", "1.36.7"),
            "no edges lead from 1.34.4 to 1.36.7, nor from anywhere else",
            List.of(),
            "give a graph with edges that lead on from 1.34.4; this one has none"),
        arguments(
            graph,
            toChannel("1.34.2", "newer"),
            "no release of the graph is in the channel \"newer\"",
            List.of(),
            "choose one of its channels: new, old"),
        arguments(
            read("1.34.1", ""),
            toChannel("1.34.1", "new"),
            "no release of the graph is in the channel \"new\"",
            List.of(),
            "the graph names no channels: choose a version as the target"),
        arguments(
            graph,
            toChannel("1.34.3", "new"),
            "no edges lead from 1.34.3 to any release of channel new, of which the newest is"
                + " 1.36.7",
            List.of("1.34.4"),
            "choose a target that can be reached, such as 1.34.4"));
  }

  @ParameterizedTest(name = "S2.4: only forwards: {2}")
  @MethodSource("backwards")
  void shouldRefuseToGoBack(UpgradeGraph graph, PathRequest request, String what, String wayOut) {
    Route.NoPath route = (Route.NoPath) PathFinder.find(graph, request);

    assertThat(route.reason())
        .isEqualTo(
            what + ", where the cluster is: going back to an earlier version is not supported");
    assertThat(route.wayOut()).isEqualTo(wayOut);
  }

  static Stream<Arguments> backwards() {
    UpgradeGraph graph = read("1.34.1@old 1.35.2 1.36.0", "[0,1],[1,2]");
    return Stream.of(
        arguments(
            graph,
            request("1.35.2", "1.34.1"),
            "1.34.1 is older than 1.35.2",
            "choose a target that can be reached, such as 1.36.0"),
        arguments(
            graph,
            request("1.36.0", "1.35.10"),
            "1.35.10 is older than 1.36.0",
            "choose a target newer than 1.36.0"),
        arguments(
            graph,
            request("1.35.5", "1.35.2"),
            "1.35.2 is older than 1.35.5",
            "choose a target newer than 1.35.5"),
        arguments(
            graph,
            toChannel("1.35.2", "old"),
            "the newest release of channel old, 1.34.1, is older than 1.35.2",
            "choose a target that can be reached, such as 1.36.0"));
  }

  private static PathRequest request(String from, String to) {
    return PathRequest.safest(version(from), new Goal.Version(version(to)));
  }

  private static PathRequest toChannel(String from, String channel) {
    return PathRequest.safest(version(from), new Goal.Channel(channel));
  }
}
