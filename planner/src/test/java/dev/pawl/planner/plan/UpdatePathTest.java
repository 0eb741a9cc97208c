package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.graph.EdgeKind;
import dev.pawl.planner.graph.Goal;
import dev.pawl.planner.graph.GraphReader;
import dev.pawl.planner.graph.PathFinder;
import dev.pawl.planner.graph.PathRequest;
import dev.pawl.planner.graph.RiskVerdict;
import dev.pawl.planner.graph.Route;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.spec.GraphTarget;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From what a graph says to what a plan says. */
class UpdatePathTest {

  private static final String RISK = "Slow: \"disks\"";

  /** From 1.34.2 by way of 1.35.6 at a risk, or of 1.35.4 to nowhere. */
  private static final String GRAPH =
      """
      {"nodes": [{"version": "1.34.2"}, {"version": "1.35.4"}, {"version": "1.35.6"},
                 {"version": "1.36.3"}],
       "edges": [[0, 1], [2, 3]],
       "conditionalEdges": [{"edges": [{"from": "1.34.2", "to": "1.35.6"}],
         "risks": [{"name": "Slow: \\"disks\\"", "url": "https://example.test/slow",
                    "message": "Disks get slow.", "matchingRules": [{"type": "Always"}]}]}]}
      """;

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: demo}
      spec:
        target: {version: 1.36.3, graph: ./graph.json}
        controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
      """;

  @Test
  @DisplayName("S2.2: a path that is not recommended blocks, with its reason and the way out")
  void shouldBlockWithReasonAndWayOut() {
    Blocker blocker =
        RiskBlocker.of(
            (Route.NotRecommended) route(Set.of()),
            new GraphTarget("./graph.json", null, List.of("Other"), null));

    assertThat(blocker)
        .isEqualTo(
            new Blocker(
                "UPDATE-RISK",
                "the path 1.34.2 → 1.35.6 → 1.36.3 is not recommended: risk Slow: \"disks\" applies"
                    + " to this cluster: Disks get slow. (https://example.test/slow). To take that"
                    + " upon yourself write `acceptRisks: [Other, \"Slow: \\\"disks\\\"\"]` in"
                    + " spec.target, or choose a target that needs no acceptance: 1.35.4",
                List.of(RISK)));
  }

  @Test
  @DisplayName("S2.2: an accepted risk stays visible in the plan")
  void shouldKeepAnAcceptedRiskVisible() {
    UpdatePath path = UpdatePath.of("./graph.json", "abc", null, (Route.Path) route(Set.of(RISK)));

    assertThat(path.steps())
        .containsExactly(
            new UpdatePath.Step(
                version("1.34.2"),
                version("1.35.6"),
                EdgeKind.CONDITIONAL,
                List.of(
                    new UpdatePath.Risk(
                        RISK,
                        RiskVerdict.APPLIES,
                        true,
                        "risk Slow: \"disks\" applies to this cluster: Disks get slow."
                            + " (https://example.test/slow)"))),
            new UpdatePath.Step(version("1.35.6"), version("1.36.3"), EdgeKind.PLAIN, List.of()));
  }

  @Test
  @DisplayName("S2.1: the hops are the steps of the graph")
  void shouldHopAsTheGraphSays() {
    Plan plan = plan("1.34.2", "1.35.6", "1.36.3");

    assertThat(plan.hops()).extracting(HopPlan::to).containsExactly("1.35.6", "1.36.3");
    assertThat(plan.openMinors()).isEmpty();
  }

  @Test
  @DisplayName("S2.1: a way that skips a minor is refused, and the graph is named")
  void shouldJudgeTheWayOfAGraph() {
    assertThatExceptionOfType(PlanRefused.class)
        .isThrownBy(() -> plan("1.34.2", "1.36.3"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .satisfies(
                        p -> {
                          assertThat(p.path()).isEqualTo("spec.target.graph");
                          assertThat(p.message()).contains("1.34.2 to 1.36.3", "HOP-ONE-MINOR");
                        }));
  }

  private static Plan plan(String... versions) {
    List<KubeVersion> way = Stream.of(versions).map(KubeVersion::parse).toList();
    UpgradeSpec spec = new SpecReader().read(SPEC);
    return Planner.plan(
        spec.to(spec.target().along(way, "./graph.json")),
        new ClusterState("uid", way.get(0), List.of()),
        Instant.EPOCH);
  }

  private static Route route(Set<String> accepted) {
    return PathFinder.find(
        new GraphReader().read(GRAPH.getBytes(StandardCharsets.UTF_8)),
        PathRequest.safest(version("1.34.2"), new Goal.Version(version("1.36.3")))
            .accepting(accepted));
  }

  private static KubeVersion version(String text) {
    return KubeVersion.parse(text);
  }
}
