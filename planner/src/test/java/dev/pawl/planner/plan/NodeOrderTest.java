package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.NodeOrderKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeOrderTest {

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            "zones in alphabetical order",
            List.of(node("x", "z2", 1), node("y", "z1", 2), node("z", "z3", 3)),
            List.of("y", "x", "z")),
        Arguments.of(
            "in a zone the oldest node first",
            List.of(node("x", "z1", 3), node("y", "z1", 1), node("z", "z1", 2)),
            List.of("y", "z", "x")),
        Arguments.of(
            "the zone before the age",
            List.of(node("x", "z2", 1), node("y", "z1", 9)),
            List.of("y", "x")),
        Arguments.of(
            "without zones by age",
            List.of(node("x", "", 3), node("y", "", 1), node("z", "", 2)),
            List.of("y", "z", "x")),
        Arguments.of(
            "nodes of one age by name",
            List.of(node("b", "z1", 1), node("a", "z1", 1)),
            List.of("a", "b")));
  }

  @ParameterizedTest(name = "S2.5: {0}")
  @MethodSource("rules")
  void shouldOrderAsTheSeedSays(String rule, List<Node> nodes, List<String> expected) {
    assertThat(
            nodes.stream()
                .sorted(
                    NodeOrder.by(
                        List.of(NodeOrderKey.ZONE, NodeOrderKey.AGE),
                        Node::zone,
                        Node::created,
                        Node::name))
                .map(Node::name))
        .as(rule)
        .isEqualTo(expected);
  }

  private record Node(String name, String zone, Instant created) {}

  private static Node node(String name, String zone, int day) {
    return new Node(name, zone, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day));
  }
}
