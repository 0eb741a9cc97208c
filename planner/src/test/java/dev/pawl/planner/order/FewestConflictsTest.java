package dev.pawl.planner.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.order.FewestConflicts.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewestConflictsTest {

  /** A node is written with its budgets: {@code a:xy} counts on budgets x and y. */
  @ParameterizedTest(name = "{0}, {1} side by side: {2}")
  @CsvSource({
    "a b c,               2, a b c",
    "a:x b:x c d,         2, a:x c b:x d",
    "a b c:x d:x,         2, a c:x b d:x",
    "a b c d:x e:x,       2, a b d:x c e:x",
    "a:x b:y c:x d:y,     2, a:x b:y c:x d:y",
    "a:x b:x c:y d:y,     2, a:x c:y b:x d:y",
    "a:x b:x c:x d e f g, 3, a:x d e b:x f g c:x",
    "a:x b:x c,           1, a:x b:x c",
  })
  void shouldKeepApartWhatSharesABudgetAndTheRestInOrder(String base, int width, String expected) {
    Result result = order(base, width);

    assertThat(String.join(" ", result.nodes())).isEqualTo(expected);
    assertThat(result.shared()).isEmpty();
    assertThat(result.why()).isEqualTo("nodes that are drained side by side share no tight budget");
  }

  @Test
  void shouldNameTheBudgetsThatCannotBeKeptApart() {
    Result result = order("a:x b:x c:x d:y", 2);

    assertThat(result.shared()).containsExactly("x");
    assertThat(result.why())
        .isEqualTo(
            "too many nodes count on x to keep them apart: their drains wait for one another");
  }

  @Test
  void shouldRefuseAWidthOfNothing() {
    assertThatThrownBy(() -> order("a", 0)).hasMessage("0 nodes side by side: at least one");
  }

  @Property
  void shouldPermuteTheBaseAndHaveNoWorseWindow(
      @ForAll @Size(max = 24) List<@IntRange(max = 255) Integer> budgetsOfNodes,
      @ForAll @IntRange(min = 1, max = 5) int width) {
    // given nodes with up to eight budgets each, one for each bit
    List<String> base = new ArrayList<>();
    SortedMap<String, SortedSet<String>> tight = new TreeMap<>();
    for (int i = 0; i < budgetsOfNodes.size(); i++) {
      base.add("n" + i);
      tight.put("n" + i, bits(budgetsOfNodes.get(i)));
    }
    TightBudgets budgets = new TightBudgets(tight);

    Result result = FewestConflicts.order(base, budgets, width);

    assertThat(result.nodes()).containsExactlyInAnyOrderElementsOf(base);
    assertThat(FewestConflicts.order(base, budgets, width)).isEqualTo(result);
    List<Integer> before = windows(base, budgets, width);
    List<Integer> after = windows(result.nodes(), budgets, width);
    int worst = before.stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(after).allMatch(conflicts -> conflicts <= worst);
    assertThat(sum(after)).isLessThanOrEqualTo(sum(before));
    assertThat(result.shared().isEmpty()).isEqualTo(sum(after) == 0);
  }

  @Property
  void shouldFindNoConflictWhereOneBudgetCanBeKeptApart(
      @ForAll @Size(min = 1, max = 30) List<Boolean> carriers,
      @ForAll @IntRange(min = 1, max = 5) int width) {
    List<String> base = new ArrayList<>();
    SortedMap<String, SortedSet<String>> tight = new TreeMap<>();
    for (int i = 0; i < carriers.size(); i++) {
      base.add("n" + i);
      if (carriers.get(i)) {
        tight.put("n" + i, new TreeSet<>(Set.of("x")));
      }
    }

    Result result = FewestConflicts.order(base, new TightBudgets(tight), width);

    boolean possible = (tight.size() - 1) * width + 1 <= base.size();
    assertThat(result.shared().isEmpty()).isEqualTo(possible || width == 1);
  }

  private static Result order(String base, int width) {
    List<String> nodes = Arrays.asList(base.trim().split("\\s+"));
    SortedMap<String, SortedSet<String>> tight = new TreeMap<>();
    for (String node : nodes) {
      SortedSet<String> budgets = new TreeSet<>();
      node.chars().skip(2).forEach(c -> budgets.add(Character.toString(c)));
      tight.put(node, budgets);
    }
    return FewestConflicts.order(nodes, new TightBudgets(tight), width);
  }

  private static SortedSet<String> bits(int mask) {
    SortedSet<String> budgets = new TreeSet<>();
    for (int bit = 0; bit < 8; bit++) {
      if ((mask >> bit & 1) == 1) {
        budgets.add("budget-" + bit);
      }
    }
    return budgets;
  }

  /** For each window the number of pairs of nodes times the budgets that they share. */
  private static List<Integer> windows(List<String> order, TightBudgets budgets, int width) {
    List<Integer> windows = new ArrayList<>();
    for (int end = 1; end <= order.size(); end++) {
      List<String> window = order.subList(Math.max(0, end - width), end);
      int conflicts = 0;
      for (int i = 0; i < window.size(); i++) {
        for (int j = 0; j < i; j++) {
          Set<String> both = new HashSet<>(budgets.of(window.get(i)));
          both.retainAll(budgets.of(window.get(j)));
          conflicts += both.size();
        }
      }
      windows.add(conflicts);
    }
    return windows;
  }

  private static int sum(List<Integer> windows) {
    return windows.stream().mapToInt(Integer::intValue).sum();
  }
}
