package dev.pawl.planner.explain;

import dev.pawl.planner.hop.Due;
import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hop.PoolTurn;
import dev.pawl.planner.hop.Hops;
import dev.pawl.planner.policy.ControlPlaneMove;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionPolicy;
import java.util.List;

/** Why there is a hop. */
record WhyHop(VersionPolicy policy, Hops hops) {

  Explanation of(int index, String step) {
    Hop hop = hops.hops().get(index);
    if (hop.to().equals(hops.target())) {
      return new Explanation(step, reached(hop), OrderRules.DONE_AT_TARGET);
    }
    return hop.movesControlPlane()
        ? stop(hop, hops.hops().get(index + 1), step)
        : catchingUp(hop, step);
  }

  private static String reached(Hop hop) {
    return hop.movesControlPlane()
        ? "it reaches the target, " + hop.to()
        : "the control plane is at the target, %s: no step of it is needed".formatted(hop.to());
  }

  /** A stop is needed where leaving it out is refused; else somebody has asked for it. */
  private Explanation stop(Hop hop, Hop next, String step) {
    List<Refusal> without =
        policy.controlPlane(ControlPlaneMove.upgrade(hop.from().version(), next.to().version()));
    return without.isEmpty()
        ? new Explanation(step, "%s is named on the way".formatted(hop.to()), OrderRules.VIA_NAMED)
        : new Explanation(step, "without it: " + without.get(0).message(), without.get(0).rule());
  }

  private static Explanation catchingUp(Hop hop, String step) {
    Refusal refusal =
        hop.pools().stream()
            .map(PoolTurn::due)
            .filter(Due.NoLater.class::isInstance)
            .map(due -> ((Due.NoLater) due).refusal())
            .findFirst()
            .orElseThrow();
    return new Explanation(
        step,
        "the control plane stays at %s until pools have caught up, or else: %s"
            .formatted(hop.from(), refusal.message()),
        refusal.rule());
  }
}
