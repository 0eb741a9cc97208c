package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hops;
import dev.pawl.planner.order.FewestConflicts;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.predict.StepTimes;
import dev.pawl.planner.predict.UpgradeForecast;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From what the user wants and what the cluster is to what will be done. */
public final class Planner {

  private final UpgradeSpec spec;
  private final ClusterState state;
  private final EarlierSteps earlier;
  private final Instant now;

  private Planner(UpgradeSpec spec, ClusterState state, EarlierSteps earlier, Instant now) {
    this.spec = spec;
    this.state = state;
    this.earlier = earlier;
    this.now = now;
  }

  /** The plan for a cluster of which no earlier upgrade is known. */
  public static Plan plan(UpgradeSpec spec, ClusterState state, Instant now) {
    return plan(spec, state, EarlierSteps.NONE, now);
  }

  /**
   * The plan for a cluster as it is now.
   *
   * @param spec its target's version is known: one that a channel decides has been looked up
   * @param earlier what its steps took before
   * @param now from when on windows are looked for
   * @throws PlanRefused with every reason why the spec cannot be meant for this cluster
   */
  public static Plan plan(UpgradeSpec spec, ClusterState state, EarlierSteps earlier, Instant now) {
    return new Planner(spec, state, earlier, now).plan();
  }

  /**
   * The hops that such a plan is made of, with what put each pool and addon where it is.
   *
   * @throws PlanRefused where there are none
   */
  public static Hops hops(UpgradeSpec spec, ClusterState state) {
    HopChoice choice = HopChoice.of(spec, state);
    if (!choice.problems().isEmpty()) {
      throw new PlanRefused(choice.problems());
    }
    return choice.hops();
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
    List<Problem> ofPhases = new ArrayList<>(DependencyRules.problems(spec, hopPlans));
    ofPhases.addAll(RollbackRules.problems(spec, hopPlans));
    if (!ofPhases.isEmpty()) {
      throw new PlanRefused(ofPhases);
    }
    Turnovers turnovers = new Turnovers(spec, state, pools);
    StepTimes times = spec.stepTimes(earlier);
    UpgradeForecast forecast = new PlannedWork(spec, state, hopPlans, turnovers, times).forecast();
    StepLengths lengths = StepLengths.of(spec, forecast, times);
    CapacityCheck.Found capacity = CapacityCheck.of(spec, state.capacity(), pools, turnovers);
    WindowPlan.Found windows = WindowPlan.of(spec, hopPlans, turnovers, lengths, now);
    return new Plan(
        spec.name(),
        state.uid(),
        state.serverVersion(),
        spec.target().version(),
        hopPlans,
        pools,
        Stream.of(capacity.blockers(), windows.blockers()).flatMap(List::stream).toList(),
        Stream.of(
                openPatches(hops),
                notKeptApart(),
                Predictions.structural(forecast),
                capacity.warnings(),
                windows.notes(),
                SignerNotes.of(state.signer(), windows.pools(), now),
                LeftAtTheEnd.warnings(spec))
            .flatMap(List::stream)
            .toList(),
        hops.saved(),
        lengths,
        Predictions.of(forecast, earlier, windows.pools()),
        UndoNotes.of(spec, hopPlans, pools),
        null);
  }

  private HopPlan hopPlan(Hop hop, Phases phases) {
    return new HopPlan(
        hop.from().toString(),
        hop.to().toString(),
        phases.of(hop),
        hop.pools().stream().map(Hop.PoolTurn::pool).toList(),
        inOrder(hop.addonsBefore()),
        inOrder(hop.addonsAfter()));
  }

  private List<String> inOrder(List<Hop.AddonMove> moves) {
    return spec.addonOrder(moves.stream().map(Hop.AddonMove::addon).toList()).names();
  }

  private PoolPlan poolPlan(PoolSpec pool, Hops hops) {
    List<String> order = order(pool).nodes();
    return new PoolPlan(pool.name(), order.isEmpty() ? 0 : hops.turnovers(pool.name()), order);
  }

  private FewestConflicts.Result order(PoolSpec pool) {
    return NodeOrder.of(pool, spec.target().version(), state);
  }

  /** Where budgets cannot be kept apart, the drains of a pool wait for one another. */
  private List<String> notKeptApart() {
    return spec.pools().stream()
        .filter(pool -> !order(pool).shared().isEmpty())
        .map(pool -> "pool %s: %s".formatted(pool.name(), order(pool).why()))
        .toList();
  }

  private static List<String> openPatches(Hops hops) {
    return hops.openMinors().stream()
        .map(
            minor ->
                "the patch of %s on the way is open: name it in spec.target.via before 'pawl start'"
                    .formatted(minor))
        .toList();
  }
}
