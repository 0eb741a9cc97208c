package dev.pawl.planner.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TightBudgetsTest {

  @ParameterizedTest(name = "{0} allowed, 2 and 1 pods on two nodes, {1} side by side: {2}")
  @CsvSource({"3, 2, false", "2, 2, true", "0, 2, true", "2, 1, false", "1, 1, true"})
  void shouldTellWhichBudgetsMayHoldUp(int allowed, int width, boolean expected) {
    BudgetUse web = new BudgetUse("shop/web", allowed, Map.of("a", 2, "b", 1));

    TightBudgets tight = TightBudgets.of(List.of(web), width);

    assertThat(tight.of("a")).isEqualTo(expected ? List.of("shop/web") : List.of());
    assertThat(tight.of("b")).isEqualTo(tight.of("a"));
    assertThat(tight.of("c")).isEmpty();
  }

  @ParameterizedTest(name = "on one node alone, {0} allowed")
  @CsvSource({"0", "1"})
  void shouldLeaveOutABudgetThatOneNodeHasToItself(int allowed) {
    BudgetUse web = new BudgetUse("shop/web", allowed, Map.of("a", 2));

    assertThat(TightBudgets.of(List.of(web), 2).onNode()).isEmpty();
  }
}
