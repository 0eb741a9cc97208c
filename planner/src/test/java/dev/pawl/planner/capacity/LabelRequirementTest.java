package dev.pawl.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.LabelRequirement.Operator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRequirementTest {

  @ParameterizedTest(name = "cores={0} {1} {2}: {3}")
  @CsvSource({
    "8,     IN,             8,   true",
    "8,     IN,             9,   false",
    ",      IN,             8,   false",
    "8,     NOT_IN,         8,   false",
    "8,     NOT_IN,         9,   true",
    ",      NOT_IN,         8,   true",
    "8,     EXISTS,         ,    true",
    ",      EXISTS,         ,    false",
    "8,     DOES_NOT_EXIST, ,    false",
    ",      DOES_NOT_EXIST, ,    true",
    "8,     GT,             7,   true",
    "8,     GT,             8,   false",
    "10,    GT,             9,   true",
    "many,  GT,             7,   false",
    "8,     GT,             few, false",
    ",      GT,             7,   false",
    "8,     LT,             9,   true",
    "8,     LT,             8,   false",
    "-1,    LT,             0,   true",
  })
  void shouldCompareAsKubernetesDoes(
      String label, Operator operator, String value, boolean expected) {
    Map<String, String> labels = label == null ? Map.of() : Map.of("cores", label);
    Set<String> values = value == null ? Set.of() : Set.of(value);

    assertThat(new LabelRequirement("cores", operator, values).matches(labels)).isEqualTo(expected);
  }

  @Test
  void shouldReadAsASentence() {
    assertThat(new LabelRequirement("zone", Operator.IN, Set.of("b", "a")))
        .hasToString("zone in (a, b)");
    assertThat(new LabelRequirement("cores", Operator.GT, Set.of("7"))).hasToString("cores > 7");
    assertThat(new LabelRequirement("gpu", Operator.EXISTS, Set.of())).hasToString("gpu exists");
  }

  @Test
  void shouldMeanEveryPodWithoutRequirementsAndNoneWithoutSelector() {
    assertThat(LabelSelector.of().matches(Map.of())).isTrue();
    assertThat(LabelSelector.NOTHING.matches(Map.of("", ""))).isFalse();
  }

  @Test
  void shouldMatchNoNodeWithATermWithoutConditions() {
    NodeCapacity node = new NodeCapacity("n", "", Map.of(), Resources.NONE, 1, List.of(), true);

    assertThat(NodeTerm.of().matches(node)).isFalse();
  }
}
