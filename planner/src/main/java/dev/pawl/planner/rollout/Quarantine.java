package dev.pawl.planner.rollout;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What comes next in a pool some of whose nodes are quarantined: they could not be drained, stay
 * cordoned, and the pool goes on without them.
 *
 * <ul>
 *   <li>On the way forward such a node counts as gone: neither among the pool's nodes nor among
 *       those available. The machine made for it takes its place; in place, nothing does, and it
 *       uses up what may be unavailable.
 *   <li>On the way back it is what it was: a node that this upgrade did not change, and is
 *       released.
 *   <li>At an abort it is released, and its machine goes.
 * </ul>
 */
public final class Quarantine {

  private Quarantine() {}

  /**
   * The next decisions, with the names of the quarantined.
   *
   * @param quarantined nodes of the view that this upgrade has quarantined
   */
  public static Turn next(PoolView view, Set<String> quarantined) {
    if (quarantined.isEmpty()) {
      return RolloutPlanner.next(view);
    }
    return switch (view.goal()) {
      case UPGRADE -> forward(view, quarantined.stream().sorted().toList());
      case ROLL_BACK -> RolloutPlanner.next(view);
      case ABORT ->
          RolloutPlanner.next(view.with(view.nodes(), view.inFlight().skipping(quarantined)));
    };
  }

  private static Turn forward(PoolView view, List<String> quarantined) {
    List<PoolNode> serving =
        view.nodes().stream().filter(n -> !quarantined.contains(n.name())).toList();
    InFlight flight =
        view.inPlace() ? view.inFlight().notOwed(Set.copyOf(quarantined)) : view.inFlight();
    Turn turn = RolloutPlanner.next(view.with(serving, flight));
    return new Turn(
        turn.decisions().stream().map(d -> naming(d, quarantined)).toList(),
        view.nodes().size(),
        turn.updated(),
        quarantined);
  }

  /** They are a reason for a wait for available nodes that a person would not guess. */
  private static Decision naming(Decision decision, List<String> quarantined) {
    if (decision instanceof Decision.Wait wait
        && wait.hold() != null
        && wait.hold().code() == HoldCode.UNAVAILABLE_BUDGET) {
      Stream<String> objects =
          Stream.concat(wait.hold().objects().stream(), quarantined.stream().map(n -> "Node/" + n));
      return new Decision.Wait(
          new Hold(
              HoldCode.UNAVAILABLE_BUDGET,
              "%s; quarantined: %s"
                  .formatted(wait.hold().message(), String.join(", ", quarantined)),
              objects.distinct().toList()),
          wait.why());
    }
    return decision;
  }
}
