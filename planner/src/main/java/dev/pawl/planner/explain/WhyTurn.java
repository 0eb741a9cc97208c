package dev.pawl.planner.explain;

import dev.pawl.planner.hop.Due;
import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hop.PoolTurn;
import dev.pawl.planner.hop.Stop;
import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.PoolVersions;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.policy.VersionState;
import java.util.ArrayList;
import java.util.List;

/** Why a pool turns over in this hop: not later, and not before the control plane. */
record WhyTurn(VersionPolicy policy, Hop hop, Stop target) {

  List<Explanation> of(PoolTurn turn, String step) {
    List<Explanation> said = new ArrayList<>();
    said.add(notLater(turn, step));
    if (hop.movesControlPlane()) {
      said.add(notEarlier(turn, step));
    }
    return said;
  }

  private Explanation notLater(PoolTurn turn, String step) {
    String behind = "kubelet %s is older than the target, %s".formatted(turn.from(), target);
    if (turn.due() instanceof Due.NoLater late) {
      Refusal refusal = late.refusal();
      return new Explanation(
          step,
          "%s, and a later hop is too late: %s".formatted(behind, refusal.message()),
          refusal.rule());
    }
    return new Explanation(step, behind + ", which this hop reaches", OrderRules.DONE_AT_TARGET);
  }

  /** What would be said of the pool, were it at its new version while the control plane is not. */
  private Explanation notEarlier(PoolTurn turn, String step) {
    List<Refusal> refusals =
        policy.passing(
            new VersionState(
                ControlPlaneVersions.at(hop.from().version()),
                List.of(PoolVersions.at(turn.pool(), turn.to().version()))));
    return refusals.isEmpty()
        ? new Explanation(
            step,
            "not before the control plane, though the versions would allow it",
            OrderRules.CONTROL_PLANE_FIRST)
        : new Explanation(
            step,
            "not before the control plane: " + refusals.get(0).message(),
            refusals.get(0).rule());
  }
}
