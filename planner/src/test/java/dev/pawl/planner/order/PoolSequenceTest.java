package dev.pawl.planner.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.order.PoolSequence.Pool;
import dev.pawl.planner.spec.PoolOrder;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSequenceTest {

  /** Written with zone B's pool first, so that zone A's has to be brought forward. */
  private static final List<Pool> POOLS =
      List.of(
          new Pool("big", "zone-b", List.of("b1", "b2", "b3")),
          new Pool("small", "zone-a", List.of("a1", "a2")));

  @ParameterizedTest(name = "S1.10: pools of {0} turn over {2}, {1}")
  @CsvSource({
    "V1ALPHA2, VERSION,       PARALLEL,   b1+a1 b2+a2 b3",
    "V1ALPHA2, CONFIGURATION, PARALLEL,   b1+a1 b2+a2 b3",
    "V1ALPHA3, VERSION,       SEQUENTIAL, a1 a2 b1 b2 b3",
    "V1BETA1,  VERSION,       SEQUENTIAL, a1 a2 b1 b2 b3",
  })
  void shouldFollowTheApiVersion(TkgApi api, ChangeKind change, PoolOrder order, String rounds) {
    PoolSequence sequence = PoolSequence.of(change, api, POOLS);

    assertThat(sequence.order()).isEqualTo(order);
    assertThat(rounds(sequence)).isEqualTo(rounds);
  }

  @ParameterizedTest(name = "S1.11: a {0} update of {1} moves {2}")
  @CsvSource({
    "VERSION,       V1ALPHA3, a1 a2 b1 b2 b3, small big",
    "VERSION,       V1BETA1,  a1 a2 b1 b2 b3, small big",
    "CONFIGURATION, V1ALPHA3, a1+b1 a2+b2 b3, small big",
    "CONFIGURATION, V1BETA1,  a1+b1 a2+b2 b3, small big",
  })
  void shouldMoveOneWorkerAcrossPoolsOrOneOfEachPool(
      ChangeKind change, TkgApi api, String rounds, String pools) {
    PoolSequence sequence = PoolSequence.of(change, api, POOLS);

    assertThat(rounds(sequence)).isEqualTo(rounds);
    assertThat(String.join(" ", sequence.pools())).isEqualTo(pools);
  }

  @Test
  void shouldKeepTheOrderOfPoolsOfOneZoneAndPutThoseWithoutLast() {
    List<Pool> pools =
        List.of(
            new Pool("none", "", List.of("n")),
            new Pool("second", "zone-a", List.of("s")),
            new Pool("first", "zone-a", List.of("f")));

    assertThat(PoolSequence.of(ChangeKind.VERSION, TkgApi.V1BETA1, pools).pools())
        .containsExactly("second", "first", "none");
  }

  @Test
  void shouldHaveNoRoundsWithoutPools() {
    for (ChangeKind change : ChangeKind.values()) {
      assertThat(PoolSequence.of(change, TkgApi.V1BETA1, List.of()).rounds()).isEmpty();
    }
  }

  private static String rounds(PoolSequence sequence) {
    return sequence.rounds().stream()
        .map(
            round -> round.stream().map(PoolSequence.Worker::node).collect(Collectors.joining("+")))
        .collect(Collectors.joining(" "));
  }
}
