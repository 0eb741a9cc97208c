package dev.pawl.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While no window is open no node begins; what has begun goes on to the node's end. */
class ClosedWindowTest {

  private static final KubeVersion OLD = KubeVersion.parse("1.35.4");
  private static final KubeVersion NEW = KubeVersion.parse("1.36.3");
  private static final Instant OPENS = Instant.parse("2026-12-05T01:00:00Z");
  private static final Closed CLOSED =
      new Closed(OPENS, new Hold(HoldCode.WINDOW, "no window is open"));

  @Test
  void shouldRestUntilTheNextWindowWhereNothingHasBegun() {
    Turn turn = next(PoolGoal.UPGRADE, 1, InFlight.nothing(), old("a", false), old("b", false));

    assertThat(turn.decisions())
        .containsExactly(new Decision.Rest(OPENS, CLOSED.hold(), "no node may begin"));
  }

  @Test
  void shouldFinishTheNodeWhoseMachineHasJoined() {
    InFlight joined = joined("a-p1");
    Turn turn =
        next(PoolGoal.UPGRADE, 2, joined, old("a", false), old("b", false), machine("a-p1", "a"));

    assertThat(turn.decisions())
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Retire.class, retire -> assertThat(retire.nodes()).containsExactly("a"));
  }

  @Test
  void shouldAwaitTheMachineThatWasMade() {
    Turn turn =
        next(
            PoolGoal.UPGRADE,
            2,
            InFlight.nothing(),
            old("a", false),
            old("b", false),
            machine("a-p1", "a"));

    assertThat(turn.decisions())
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Surge.class,
            surge ->
                assertThat(surge.machines())
                    .extracting(Replacement::machine)
                    .containsExactly("a-p1"));
  }

  @Test
  void shouldFinishTheDrainThatHasBegun() {
    Turn turn = next(PoolGoal.UPGRADE, 1, InFlight.nothing(), old("a", true), old("b", false));

    assertThat(turn.decisions())
        .first()
        .isInstanceOfSatisfying(
            Decision.Retire.class, retire -> assertThat(retire.nodes()).containsExactly("a"));
  }

  @Test
  void shouldGoBackAtAnyTime() {
    Turn turn = next(PoolGoal.ROLL_BACK, 1, InFlight.nothing(), changed("a-p1"), old("b", false));

    assertThat(turn.decisions()).first().isInstanceOf(Decision.Surge.class);
  }

  @Test
  void shouldBeDoneWhereNothingIsLeft() {
    Turn turn = next(PoolGoal.UPGRADE, 1, InFlight.nothing(), changed("a-p1"), changed("b-p1"));

    assertThat(turn.decisions()).singleElement().isInstanceOf(Decision.Done.class);
  }

  private static Turn next(PoolGoal goal, int surge, InFlight flight, PoolNode... nodes) {
    return RolloutPlanner.next(
        new PoolView(
            "u1",
            goal,
            NEW,
            OLD,
            false,
            2,
            surge,
            0,
            2,
            new Canary(0, 0, true),
            CLOSED,
            List.of(nodes),
            flight));
  }

  private static InFlight joined(String machine) {
    return new InFlight(
        Map.of(),
        Set.of(),
        Set.of(machine),
        List.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Map.of(),
        Trouble.none());
  }

  private static PoolNode old(String name, boolean drainBegun) {
    return new PoolNode(
        name, OLD, true, drainBegun, drainBegun, null, null, false, "", Instant.EPOCH);
  }

  private static PoolNode machine(String name, String replaces) {
    return new PoolNode(name, NEW, true, false, false, replaces, OLD, false, "", Instant.EPOCH);
  }

  private static PoolNode changed(String name) {
    return machine(name, "gone-" + name);
  }
}
