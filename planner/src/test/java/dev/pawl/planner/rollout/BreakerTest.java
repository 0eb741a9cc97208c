package dev.pawl.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Decision.Retire;
import dev.pawl.planner.rollout.Decision.Stop;
import dev.pawl.planner.rollout.Decision.Surge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Machines that turn out bad one after another stop the pool before it is full of them. */
class BreakerTest {

  private static final Trouble TWO = new Trouble(Set.of(), Set.of("a-p1", "b-p1"));

  @Test
  void shouldGoOnAfterOneBadMachine() {
    Trouble one = new Trouble(Set.of(), Set.of("a-p1"));
    InFlight held = Pools.flight(Map.of(), Set.of(), Set.of("a"), one);

    assertThat(Pools.of(2, 0, "a", "b", "c").next(held)).first().isInstanceOf(Surge.class);
  }

  @Test
  void shouldStopAfterTwoInARowAndNameThem() {
    InFlight held = Pools.flight(Map.of(), Set.of(), Set.of("a", "b"), TWO);

    assertThat(Pools.of(4, 0, "a", "b", "c", "d").next(held))
        .singleElement()
        .isInstanceOfSatisfying(
            Stop.class,
            s -> {
              assertThat(s.hold().code()).isEqualTo(HoldCode.BAD_MACHINES);
              assertThat(s.hold().objects()).containsExactly("Node/a-p1", "Node/b-p1");
              assertThat(s.hold().message())
                  .startsWith("2 machines did not join in a row (a-p1, b-p1)");
            });
  }

  @Test
  void shouldTakeNoNodeWithoutMachineEither() {
    InFlight held = Pools.flight(Map.of(), Set.of(), Set.of("a", "b"), TWO);

    assertThat(Pools.of(0, 3, "a", "b", "c", "d").next(held))
        .singleElement()
        .isInstanceOf(Stop.class);
  }

  @Test
  void shouldReplaceOneBadMachineBeforeTheNext() {
    InFlight retried =
        new InFlight(
            Map.of(),
            Set.of(),
            Set.of(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of("a", 2, "b", 2),
            TWO);

    assertThat(Pools.of(4, 0, "a", "b", "c").next(retried))
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            Surge.class,
            s -> assertThat(s.machines()).extracting(Replacement::node).containsExactly("a"));
  }

  @Test
  void shouldLetARetriedNodeGoFirstWhereThereIsNoRoomForItsMachine() {
    InFlight retried =
        new InFlight(
            Map.of(),
            Set.of(),
            Set.of(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of("a", 2),
            TWO);

    assertThat(Pools.of(0, 1, "a", "b").next(retried))
        .first()
        .isEqualTo(new Retire(List.of("a"), "at least 1 other nodes stay available"));
  }

  @Test
  void shouldStopAPoolInPlaceThatDoesNotComeBack() {
    InFlight held =
        Pools.flight(Map.of(), Set.of(), Set.of("a", "b"), new Trouble(Set.of(), Set.of("a", "b")));

    assertThat(Pools.of(0, 3, "a", "b", "c").inPlace().next(held))
        .singleElement()
        .isInstanceOfSatisfying(
            Stop.class,
            s ->
                assertThat(s.hold().message())
                    .startsWith("2 nodes did not come back in a row (a, b)"));
  }
}
