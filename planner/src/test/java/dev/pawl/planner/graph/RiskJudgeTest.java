package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.RiskVerdict.APPLIES;
import static dev.pawl.planner.graph.RiskVerdict.DOES_NOT_APPLY;
import static dev.pawl.planner.graph.RiskVerdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pawl.planner.graph.MatchingRule.Always;
import dev.pawl.planner.graph.MatchingRule.PromQl;
import dev.pawl.planner.graph.MatchingRule.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RiskJudgeTest {

  private static final Map<String, RiskVerdict> ANSWERS =
      Map.of("yes", APPLIES, "no", DOES_NOT_APPLY, "down", UNKNOWN);

  @ParameterizedTest(name = "S2.2: the first rule that knows decides: {0} gives {1}")
  @MethodSource("rules")
  void shouldAskRuleByRule(List<MatchingRule> rules, RiskVerdict verdict) {
    assertThat(RiskJudge.judge(List.of(risk("A", rules)), ANSWERS::get))
        .isEqualTo(Map.of("A", verdict));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(List.of(new Always()), APPLIES),
        arguments(List.of(new PromQl("yes")), APPLIES),
        arguments(List.of(new PromQl("no")), DOES_NOT_APPLY),
        arguments(List.of(new PromQl("down")), UNKNOWN),
        arguments(List.of(new PromQl("no"), new Always()), DOES_NOT_APPLY),
        arguments(List.of(new PromQl("down"), new Always()), APPLIES),
        arguments(List.of(new PromQl("down"), new PromQl("no")), DOES_NOT_APPLY),
        arguments(List.of(new Unsupported("Sundial")), UNKNOWN),
        arguments(List.of(new Unsupported("Sundial"), new PromQl("no")), DOES_NOT_APPLY),
        arguments(List.of(), UNKNOWN));
  }

  @Test
  @DisplayName("S2.2: different risks under one name can only be accepted together")
  void shouldTakeTheWorstUnderOneName() {
    List<Risk> risks =
        List.of(
            risk("A", List.of(new PromQl("no"))),
            risk("A", List.of(new PromQl("down"))),
            risk("B", List.of(new PromQl("yes"))),
            risk("B", List.of(new PromQl("no"))));

    assertThat(RiskJudge.judge(risks, ANSWERS::get)).isEqualTo(Map.of("A", UNKNOWN, "B", APPLIES));
  }

  @Test
  void shouldAskEachQueryOnceAndNoneInVain() {
    List<String> asked = new ArrayList<>();
    List<Risk> risks =
        List.of(
            risk("A", List.of(new PromQl("no"))),
            risk("B", List.of(new PromQl("no"), new PromQl("yes"))),
            risk("C", List.of(new Always(), new PromQl("yes"))));

    RiskJudge.judge(
        risks,
        query -> {
          asked.add(query);
          return ANSWERS.get(query);
        });

    assertThat(asked).containsExactly("no");
  }

  private static Risk risk(String name, List<MatchingRule> rules) {
    return new Risk(name, "", "", rules);
  }
}
