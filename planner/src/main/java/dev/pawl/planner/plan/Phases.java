package dev.pawl.planner.plan;

import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hop.AddonMove;
import dev.pawl.planner.plan.Plan.PhasePlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import java.util.List;
import java.util.stream.Collectors;

/** The phases of each hop, and why one is skipped (S1.2). */
final class Phases {

  private final UpgradeSpec spec;
  private final List<PoolPlan> pools;

  Phases(UpgradeSpec spec, List<PoolPlan> pools) {
    this.spec = spec;
    this.pools = pools;
  }

  List<PhasePlan> of(Hop hop) {
    return List.of(
        new PhasePlan(Phase.PREFLIGHT, false, null),
        addons(Phase.ADDONS_BEFORE, hop.addonsBefore()),
        controlPlane(hop),
        addons(Phase.ADDONS_AFTER, hop.addonsAfter()),
        pools(hop),
        new PhasePlan(Phase.VERIFY, false, null));
  }

  private static PhasePlan addons(Phase phase, List<AddonMove> moves) {
    return moves.isEmpty()
        ? new PhasePlan(phase, true, "no addon changes here")
        : new PhasePlan(
            phase,
            false,
            moves.stream()
                .map(m -> "%s (%s)".formatted(m.addon(), m.reason()))
                .collect(Collectors.joining(", ")));
  }

  private static PhasePlan controlPlane(Hop hop) {
    return hop.movesControlPlane()
        ? new PhasePlan(Phase.CONTROL_PLANE, false, hop.from() + " to " + hop.to())
        : new PhasePlan(Phase.CONTROL_PLANE, true, "it is at " + hop.from());
  }

  private PhasePlan pools(Hop hop) {
    if (spec.pools().isEmpty()) {
      return new PhasePlan(Phase.POOLS, true, "the spec names no pool");
    }
    if (!hop.pools().isEmpty()) {
      return new PhasePlan(
          Phase.POOLS,
          false,
          hop.pools().size() + " of " + spec.pools().size() + " pools turn over");
    }
    return new PhasePlan(
        Phase.POOLS,
        true,
        pools.stream().anyMatch(p -> p.turnovers() > 0)
            ? "the version skew policy lets them wait for a later hop"
            : "every node is at the target");
  }
}
