package dev.pawl.planner.capacity.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.capacity.drain.CanaryPools.Size;
import dev.pawl.planner.capacity.drain.CanaryPools.Sizes;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryPoolsTest {

  private static final CanaryPools SEED =
      new CanaryPools(
          10, CanaryPools.nodesPerWindow(Duration.ofHours(4), Duration.ofMinutes(8), 1));

  @Test
  @DisplayName(
      "S4.2: 100 nodes, 10 spare, windows of 4 h, 8 min a node: canary 10, then 30, 30, 30")
  void shouldSuggestThePoolsOfTheSeed() {
    assertThat(SEED.suggest(100)).isEqualTo(new Sizes(10, List.of(30, 30, 30)));
  }

  @ParameterizedTest(name = "S4.3: {0} min windows, {1} min a node, {2} side by side: {3}")
  @CsvSource({"240, 8, 1, 30", "240, 8, 2, 60", "60, 8, 1, 7", "7, 8, 1, 0"})
  void shouldCountTheNodesOfAWindow(int window, int perNode, int sideBySide, int expected) {
    assertThat(
            CanaryPools.nodesPerWindow(
                Duration.ofMinutes(window), Duration.ofMinutes(perNode), sideBySide))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("S4.3: says which sizes do not fit the spare capacity or a window")
  void shouldSayWhatDoesNotFit() {
    assertThat(SEED.misfits(new Size("canary", 10), List.of(new Size("A", 30)))).isEmpty();
    assertThat(SEED.misfits(new Size("canary", 12), List.of(new Size("A", 31))))
        .containsExactly(
            "canary canary has 12 nodes, but the cluster can spare 10: were it bad, it could not be"
                + " drained whole. Give it 10 nodes, or add nodes",
            "pool A has 31 nodes, but 30 fit in a window: split it, make the window longer, or let"
                + " more nodes be in flight");
  }

  @Test
  void shouldRefuseAWindowThatIsTooShort() {
    assertThatThrownBy(() -> new CanaryPools(10, 0))
        .hasMessageContaining("long enough for one node");
    assertThatThrownBy(() -> CanaryPools.nodesPerWindow(Duration.ofHours(1), Duration.ZERO, 1))
        .hasMessageContaining("takes some time");
  }

  @Property
  void shouldSuggestSizesThatFit(
      @ForAll @IntRange(max = 500) int nodes,
      @ForAll @IntRange(max = 50) int spare,
      @ForAll @IntRange(min = 1, max = 60) int perWindow) {
    CanaryPools pools = new CanaryPools(spare, perWindow);

    Sizes sizes = pools.suggest(nodes);

    List<Size> others = sizes.others().stream().map(n -> new Size("other", n)).toList();
    assertThat(sizes.canary() + sizes.others().stream().mapToInt(n -> n).sum()).isEqualTo(nodes);
    assertThat(pools.misfits(new Size("canary", sizes.canary()), others)).isEmpty();
    assertThat(sizes.others()).allMatch(n -> n > 0);
  }
}
