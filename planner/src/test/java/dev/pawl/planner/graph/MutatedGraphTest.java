package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Slips of every kind in a good graph: the answer is a graph or problems, never a crash. */
class MutatedGraphTest {

  /** One value or key per entry, so that single ones can be exchanged. */
  private static final List<String> GOOD =
      List.of(
          "{",
          "\"nodes\"",
          ":[{\"version\":",
          "\"1.35.1\"",
          ",",
          "\"payload\"",
          ":",
          "\"img\"",
          ",\"metadata\":{\"channels\":",
          "\"stable-1.35\"",
          "}},{\"version\":",
          "\"1.35.2\"",
          "}],\"edges\":",
          "[[0,1]]",
          ",\"conditionalEdges\":[{\"edges\":[{\"from\":",
          "\"1.35.1\"",
          ",\"to\":",
          "\"1.35.2\"",
          "}],\"risks\":[{\"name\":",
          "\"Cni\"",
          ",\"matchingRules\":[{\"type\":",
          "\"PromQL\"",
          ",\"promql\":",
          "{\"promql\":\"up\"}",
          "},",
          "{\"type\":\"Always\"}",
          "]}]}]",
          "}");

  private record Slip(int at, String written) {}

  @Provide
  Arbitrary<List<Slip>> slips() {
    Arbitrary<String> written =
        Arbitraries.of(
            "",
            "null",
            "0",
            "-1",
            "1.5",
            "1e99",
            "true",
            "\"\"",
            "\"text\"",
            "\"1.35.2\"",
            "\"1.34.0\"",
            "\"1.35\"",
            "[]",
            "{}",
            "[null]",
            "[1]",
            "[[]]",
            "[[0,0]]",
            "[[1,0]]",
            "[[0,7]]",
            "{\"a\":1}",
            "{\"promql\":null}",
            "[[0,1],[0,1]]",
            ",",
            "}",
            "]",
            "\u0000",
            "\"Always\"",
            "\"Sundial\"",
            "\"edges\"");
    Arbitrary<Integer> at = Arbitraries.integers().between(0, GOOD.size() - 1);
    return Combinators.combine(at, written).as(Slip::new).list().ofMaxSize(3);
  }

  @Property(tries = 5000)
  void shouldAnswerWithAGraphOrWithProblems(@ForAll("slips") List<Slip> slips) {
    List<String> parts = new ArrayList<>(GOOD);
    slips.forEach(slip -> parts.set(slip.at(), slip.written()));
    try {
      UpgradeGraph graph = new GraphReader().read(String.join("", parts));
      assertThat(
              PathFinder.find(
                  graph,
                  PathRequest.safest(version("1.35.1"), new Goal.Version(version("1.35.2")))))
          .isNotNull();
    } catch (GraphException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(31)
          .allSatisfy(p -> assertThat(p.message()).isNotBlank());
    }
  }
}
