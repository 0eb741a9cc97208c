package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hops;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.ArrayList;
import java.util.List;

/** From what the user wants and what the cluster is to what will be done. */
public final class Planner {

  private final UpgradeSpec spec;
  private final ClusterState state;

  private Planner(UpgradeSpec spec, ClusterState state) {
    this.spec = spec;
    this.state = state;
  }

  /**
   * The plan for a cluster as it is now.
   *
   * @param spec its target's version is known: one that a channel decides has been looked up
   * @throws PlanRefused with every reason why the spec cannot be meant for this cluster
   */
  public static Plan plan(UpgradeSpec spec, ClusterState state) {
    return new Planner(spec, state).plan();
  }

  private Plan plan() {
    List<Problem> problems = new ArrayList<>(ControlPlaneRules.problems(spec, state));
    problems.addAll(PoolRules.problems(spec, state));
    HopChoice choice = HopChoice.of(spec, state);
    problems.addAll(choice.problems());
    if (!problems.isEmpty()) {
      throw new PlanRefused(problems);
    }
    Hops hops = choice.hops();
    List<PoolPlan> pools = spec.pools().stream().map(p -> poolPlan(p, hops)).toList();
    Phases phases = new Phases(spec, pools);
    List<HopPlan> hopPlans = hops.hops().stream().map(h -> hopPlan(h, phases)).toList();
    return new Plan(
        spec.name(),
        state.uid(),
        state.serverVersion(),
        spec.target().version(),
        hopPlans,
        pools,
        List.of(),
        warnings(hops),
        hops.saved(),
        StepLengths.of(spec),
        Predictor.predict(spec, state, hopPlans, pools),
        UndoNotes.of(spec, hopPlans, pools),
        null);
  }

  private static HopPlan hopPlan(Hop hop, Phases phases) {
    return new HopPlan(
        hop.from().toString(),
        hop.to().toString(),
        phases.of(hop),
        hop.pools().stream().map(Hop.PoolTurn::pool).toList(),
        hop.addonsBefore().stream().map(Hop.AddonMove::addon).toList(),
        hop.addonsAfter().stream().map(Hop.AddonMove::addon).toList());
  }

  private PoolPlan poolPlan(PoolSpec pool, Hops hops) {
    List<String> order =
        members(pool).stream()
            .filter(n -> n.kubeletVersion().compareTo(spec.target().version()) < 0)
            .sorted(
                NodeOrder.by(
                    pool.strategy().order(), NodeState::zone, NodeState::created, NodeState::name))
            .map(NodeState::name)
            .toList();
    return new PoolPlan(pool.name(), order.isEmpty() ? 0 : hops.turnovers(pool.name()), order);
  }

  private List<NodeState> members(PoolSpec pool) {
    return state.nodes().stream().filter(n -> pool.selects(n.labels())).toList();
  }

  private static List<String> warnings(Hops hops) {
    return hops.openMinors().stream()
        .map(
            minor ->
                "the patch of %s on the way is open: name it in spec.target.via before 'pawl start'"
                    .formatted(minor))
        .toList();
  }
}
