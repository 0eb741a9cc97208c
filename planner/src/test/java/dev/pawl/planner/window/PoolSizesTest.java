package dev.pawl.planner.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSizesTest {

  private static final Duration FOUR_HOURS = Duration.ofHours(4);

  /** Seed 004: 100 nodes, 10 spare, windows of at most 4 h, at most 8 min per node. */
  private static final PoolSizes SEED =
      new PoolSizes(100, 10, FOUR_HOURS, Pace.steady(Duration.ofMinutes(8), 1));

  @ParameterizedTest(name = "S4.2 {0} of {1} nodes: fits one window")
  @CsvSource({"canary, 10, true", "A, 30, false", "B, 30, false", "C, 30, false"})
  void shouldFitThePoolsOfTheSeed(String pool, int nodes, boolean canBeEmptied) {
    PoolFit fit = SEED.fit(nodes);

    assertThat(fit.fitsOneWindow()).as(pool).isTrue();
    assertThat(fit.canBeEmptied()).as(pool).isEqualTo(canBeEmptied);
  }

  @Test
  @DisplayName("S4.2 from its numbers come the pools of the seed")
  void shouldProposeThePoolsOfTheSeed() {
    assertThat(SEED.largestPool()).isEqualTo(30);
    assertThat(SEED.largestCanary()).isEqualTo(10);
    assertThat(SEED.pools()).containsExactly(10, 30, 30, 30);
  }

  @Test
  @DisplayName("S4.3 says how many nodes fit, and which pools")
  void shouldSayWhichPoolsFit() {
    assertThat(SEED.sentence())
        .isEqualTo(
            "30 nodes fit in a window of 4 h, at 8 min each and 1 at once; a first pool of up to"
                + " 10 can be emptied into the 10 spare nodes; pools that fit: 10, 30, 30, 30");
  }

  @ParameterizedTest(name = "S4.3 {0} nodes: {1} windows")
  @CsvSource({"1, 1", "10, 1", "30, 1", "31, 2", "60, 2", "61, 3", "100, 4", "0, 0"})
  void shouldCountWholeNodesOnly(int nodes, int windows) {
    assertThat(SEED.fit(nodes).windows()).isEqualTo(windows);
  }

  @ParameterizedTest(name = "S4.3 {0} spare, {1} wanted at once: {2} at once, {3} in a window")
  @CsvSource({
    "10, 1, 1, 30",
    "10, 2, 2, 60",
    "10, 3, 3, 90",
    "10, 10, 10, 100",
    "10, 50, 10, 100",
    "2, 50, 2, 60",
    "1, 3, 1, 30",
    "0, 3, 0, 0"
  })
  void shouldNeverHaveMoreNodesOutThanAreSpare(int spare, int wanted, int atOnce, int fits) {
    PoolSizes sizes =
        new PoolSizes(100, spare, FOUR_HOURS, Pace.steady(Duration.ofMinutes(8), wanted));

    assertThat(sizes.atOnce()).isEqualTo(atOnce);
    assertThat(sizes.largestPool()).isEqualTo(fits);
  }

  @ParameterizedTest(name = "{0} min per node: {1}")
  @CsvSource({"8, 30", "9, 26", "240, 1", "241, 0", "1, 240"})
  void shouldRoundDownToWholeNodes(int minutes, int fits) {
    PoolSizes sizes =
        new PoolSizes(1000, 10, FOUR_HOURS, Pace.steady(Duration.ofMinutes(minutes), 1));

    assertThat(sizes.largestPool()).isEqualTo(fits);
  }

  @ParameterizedTest(name = "canary {0}, soak {1} min: {2}")
  @CsvSource({
    "0, 0, 300",
    // alone for 8 of 240 minutes, then 29 rounds of 10
    "1, 0, 291",
    "1, 60, 211",
    "5, 0, 255",
    // the soak outlasts the window
    "1, 233, 1",
    // so does the canary
    "40, 0, 30"
  })
  void shouldCountTheCanaryAndItsSoak(int canary, int soak, int fits) {
    Pace pace = new Pace(Duration.ofMinutes(8), 10, canary, Duration.ofMinutes(soak));

    assertThat(new PoolSizes(1000, 10, FOUR_HOURS, pace).largestPool()).isEqualTo(fits);
  }

  @Test
  void shouldSplitTheRestIntoPoolsThatAreAlike() {
    PoolSizes sizes = new PoolSizes(101, 10, FOUR_HOURS, Pace.steady(Duration.ofMinutes(8), 1));

    assertThat(sizes.pools()).containsExactly(10, 23, 23, 23, 22);
  }

  @Test
  void shouldTakeOnePoolWhereAllFitsAndCanBeEmptied() {
    PoolSizes sizes = new PoolSizes(6, 10, FOUR_HOURS, Pace.steady(Duration.ofMinutes(8), 1));

    assertThat(sizes.pools()).containsExactly(6);
  }

  @Test
  void shouldJudgeAPoolOfAnySize() {
    assertThat(SEED.fit(10).why())
        .isEqualTo(
            "10 nodes fit in one window of 4 h; the 10 spare nodes can take all their pods if they"
                + " turn out bad");
    assertThat(SEED.fit(31).why())
        .isEqualTo(
            "31 nodes take 2 windows of 4 h: at most 30 fit in one; only 10 of them can be emptied"
                + " at once if they turn out bad");
    assertThat(SEED.fit(1).why()).startsWith("1 node fits in one window of 4 h");
  }

  @Test
  void shouldSayWhyNothingFits() {
    Pace slow = Pace.steady(Duration.ofHours(5), 1);
    PoolSizes tooSlow = new PoolSizes(100, 10, FOUR_HOURS, slow);
    PoolSizes nothingSpare = new PoolSizes(100, 0, FOUR_HOURS, slow);

    assertThat(tooSlow.pools()).isEmpty();
    assertThat(tooSlow.sentence())
        .isEqualTo(
            "a node takes 5 h, a window is 4 h long: no node ends in it; make the window longer");
    assertThat(tooSlow.fit(5).why()).isEqualTo(tooSlow.sentence());
    assertThat(nothingSpare.pools()).isEqualTo(List.of());
    assertThat(nothingSpare.fit(5).windows()).isZero();
    assertThat(nothingSpare.sentence())
        .isEqualTo(
            "no node is spare, so none can be out; allow a machine more (maxSurge) or keep a node"
                + " spare");
  }

  @Property(tries = 500)
  void shouldProposePoolsThatFitAndHoldEveryNode(
      @ForAll @IntRange(min = 1, max = 5000) int nodes,
      @ForAll @IntRange(min = 1, max = 200) int spare,
      @ForAll @IntRange(min = 1, max = 240) int minutes,
      @ForAll @IntRange(min = 1, max = 300) int sideBySide,
      @ForAll @IntRange(max = 3) int canary) {
    Pace pace = new Pace(Duration.ofMinutes(minutes), sideBySide, canary, Duration.ofMinutes(5));
    PoolSizes sizes = new PoolSizes(nodes, spare, FOUR_HOURS, pace);

    List<Integer> pools = sizes.pools();

    assertThat(pools.stream().mapToInt(Integer::intValue).sum()).isEqualTo(nodes);
    assertThat(pools).allMatch(size -> size > 0 && sizes.fit(size).fitsOneWindow());
    assertThat(pools.get(0)).isLessThanOrEqualTo(spare);
    assertThat(sizes.fit(sizes.largestPool()).fitsOneWindow()).isTrue();
    if (sizes.largestPool() < nodes) {
      assertThat(sizes.fit(sizes.largestPool() + 1).fitsOneWindow()).isFalse();
    }
  }
}
