package dev.pawl.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.rollout.Decision.Retire;
import dev.pawl.planner.rollout.Decision.Surge;
import dev.pawl.planner.rollout.Decision.Wait;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Full surge, a smaller one, one node fewer where the spec allows it, hold; and back up. */
class LadderTest {

  private static InFlight noRoomFor(String... nodes) {
    Map<String, String> surging = new TreeMap<>();
    for (String node : nodes) {
      surging.put(node, node + "-p1");
    }
    return Pools.flight(surging, Set.of(), Set.of(), new Trouble(Set.of(nodes), Set.of()));
  }

  @Test
  void shouldMakeAllTheMachinesThatTheSpecAllows() {
    assertThat(Pools.of(2, 0, "a", "b", "c").next(InFlight.nothing()))
        .singleElement()
        .isInstanceOfSatisfying(
            Surge.class,
            s -> assertThat(s.machines()).extracting(Replacement::node).containsExactly("a", "b"));
  }

  @Test
  void shouldBeginNoFurtherMachineWhileOneFindsNoRoom() {
    assertThat(Pools.of(3, 0, "a", "b", "c", "d").next(noRoomFor("a")))
        .singleElement()
        .isInstanceOf(Wait.class);
  }

  @Test
  void shouldGoOnWithTheMachinesThatFoundRoom() {
    InFlight flight =
        new InFlight(
            Map.of("b", "b-p1"),
            Set.of(),
            Set.of("a-p1"),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            new Trouble(Set.of("b"), Set.of()));

    assertThat(Pools.of(2, 0, "a", "b", "c").machine("a-p1", "a").next(flight))
        .singleElement()
        .isInstanceOfSatisfying(Retire.class, r -> assertThat(r.nodes()).containsExactly("a"));
  }

  @Test
  void shouldGoWithoutAMachineWhereOneNodeMayBeMissed() {
    assertThat(Pools.of(1, 1, "a", "b").next(noRoomFor("a")))
        .singleElement()
        .isEqualTo(
            new Retire(
                List.of("a"),
                "at least 1 other nodes stay available; there is no room for a-p1 now"));
  }

  @Test
  void shouldLetTheCanaryAloneGoWithoutItsMachine() {
    assertThat(Pools.of(1, 1, "b", "a").canaryOf(1).next(noRoomFor("a")))
        .singleElement()
        .isInstanceOfSatisfying(Retire.class, r -> assertThat(r.nodes()).containsExactly("a"));
  }

  @Test
  void shouldHoldWhereNoNodeMayBeMissed() {
    assertThat(Pools.of(1, 0, "a", "b").next(noRoomFor("a")))
        .singleElement()
        .isInstanceOf(Wait.class);
  }

  @Test
  void shouldCountANodeThatIsDownAlready() {
    assertThat(Pools.of(0, 1, "a", "b", "c").down("c").next(InFlight.nothing()))
        .singleElement()
        .isInstanceOfSatisfying(Retire.class, r -> assertThat(r.nodes()).containsExactly("c"));
  }

  @Test
  void shouldCountANodeOnItsWayOut() {
    InFlight going = Pools.flight(Map.of(), Set.of("a"), Set.of(), Trouble.none());

    assertThat(Pools.of(1, 0, "a", "b").machine("a-p1", "a").next(going))
        .as("a, b and the machine are three: no fourth")
        .noneMatch(
            d -> d instanceof Surge s && s.machines().stream().anyMatch(m -> m.node().equals("b")));
  }
}
