package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.predict.BudgetWork;
import dev.pawl.planner.predict.NodeWork;
import dev.pawl.planner.predict.Pace;
import dev.pawl.planner.predict.PhaseWork;
import dev.pawl.planner.predict.PoolWork;
import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.predict.StepTimes;
import dev.pawl.planner.predict.UpgradeForecast;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a plan is to the forecast: the engine's phases in its order, with all that takes time. */
final class PlannedWork {

  private final UpgradeSpec spec;
  private final ClusterState state;
  private final List<HopPlan> hops;
  private final Turnovers turnovers;
  private final NodeRoom room;
  private final StepTimes times;

  PlannedWork(
      UpgradeSpec spec,
      ClusterState state,
      List<HopPlan> hops,
      Turnovers turnovers,
      StepTimes times) {
    this.spec = spec;
    this.state = state;
    this.hops = hops;
    this.turnovers = turnovers;
    this.room = new NodeRoom(state.capacity());
    this.times = times;
  }

  UpgradeForecast forecast() {
    List<PhaseWork> phases = new ArrayList<>();
    for (HopPlan hop : hops) {
      phases.addAll(phases(hop));
    }
    return UpgradeForecast.of(phases, budgets(), times);
  }

  private List<BudgetWork> budgets() {
    return state.budgets().stream().map(this::budget).toList();
  }

  private BudgetWork budget(BudgetState b) {
    return BudgetWork.of(b.name(), b.expected(), b.healthy(), b.mustStay(), times);
  }

  private List<PhaseWork> phases(HopPlan hop) {
    String label = hop.label();
    List<PhaseWork> phases = new ArrayList<>();
    // The lease is taken once; later hops begin with a look whether it is still the same cluster.
    StepKind begin = hop.equals(hops.get(0)) ? StepKind.PREFLIGHT : StepKind.TURN;
    phases.add(PhaseWork.steps(label, Phase.PREFLIGHT, List.of(begin)));
    addons(label, Phase.ADDONS_BEFORE, hop.addonsBefore(), List.of(), phases);
    if (hop.movesControlPlane()) {
      phases.add(
          PhaseWork.controlPlane(label, controlPlane(), spec.controlPlane().bake())
              .waiting(waits(spec.gatesAfter(GateAfter.CONTROL_PLANE))));
    }
    List<GateSpec> gates = spec.gatesAfter(GateAfter.ADDONS);
    addons(label, Phase.ADDONS_AFTER, hop.addonsAfter(), gates, phases);
    if (!hop.pools().isEmpty()) {
      phases.add(pools(hop));
    }
    phases.add(PhaseWork.steps(label, Phase.VERIFY, List.of(StepKind.VERIFY)));
    return phases;
  }

  /** Side by side, as many addons as begin together take as long as one. */
  private void addons(
      String label,
      Phase phase,
      List<String> addons,
      List<GateSpec> gates,
      List<PhaseWork> phases) {
    if (addons.size() + gates.size() > 0) {
      int rounds = spec.addonOrder(addons).rounds().size();
      List<StepKind> steps = new ArrayList<>(Collections.nCopies(rounds, StepKind.ADDON));
      steps.addAll(Collections.nCopies(gates.size(), StepKind.GATE));
      phases.add(PhaseWork.steps(label, phase, steps).waiting(waits(gates)));
    }
  }

  /** What gates wait for by the clock where all is well; a person's answer nobody can predict. */
  private static Duration waits(List<GateSpec> gates) {
    return gates.stream()
        .map(g -> g.soak().plus(g.limits().interval().multipliedBy(g.limits().successes() - 1L)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private List<StepKind> controlPlane() {
    List<StepKind> steps = new ArrayList<>();
    if (spec.controlPlane().exec().has(ExecAction.SNAPSHOT)) {
      steps.add(StepKind.SNAPSHOT);
    }
    steps.add(StepKind.CONTROL_PLANE);
    spec.gatesAfter(GateAfter.CONTROL_PLANE).forEach(g -> steps.add(StepKind.GATE));
    if (spec.controlPlane().exec().has(ExecAction.FINALISE)) {
      steps.add(StepKind.FINALISE);
    }
    return steps;
  }

  private PhaseWork pools(HopPlan hop) {
    List<PoolWork> works = hop.pools().stream().map(name -> pool(name, hop)).toList();
    List<GateSpec> gates =
        hop.pools().stream().flatMap(p -> spec.gatesAfter(GateAfter.POOL, p).stream()).toList();
    return PhaseWork.pools(hop.label(), spec.poolOrder(), works, gates.size())
        .waiting(waits(gates));
  }

  private PoolWork pool(String name, HopPlan hop) {
    PoolSpec pool = spec.pool(name);
    int desired = turnovers.size(name);
    Pace pace =
        pool.inPlace()
            ? Pace.inPlace(pool.strategy(), desired)
            : Pace.replacing(pool.strategy(), desired);
    List<NodeWork> turning =
        turnovers.in(hop, name).stream()
            .map(n -> new NodeWork(n.name(), n.movablePods(), n.podsByBudget(), room.of(n.name())))
            .toList();
    List<GateSpec> gates = spec.gatesAfter(GateAfter.NODE, name);
    return new PoolWork(
        name,
        turning,
        desired,
        pace.soaking(waits(spec.gatesAfter(GateAfter.CANARY, name))),
        pool.inPlace(),
        gates.size(),
        waits(gates),
        times);
  }
}
