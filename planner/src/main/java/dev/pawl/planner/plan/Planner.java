package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PhasePlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/** From what the user wants and what the cluster is to what will be done: one hop. */
public final class Planner {

  private final UpgradeSpec spec;
  private final ClusterState state;
  private final KubeVersion target;

  private Planner(UpgradeSpec spec, ClusterState state) {
    this.spec = spec;
    this.state = state;
    this.target = spec.target().version();
  }

  /**
   * The plan for a cluster as it is now.
   *
   * @throws PlanRefused with every reason why the spec cannot be meant for this cluster
   */
  public static Plan plan(UpgradeSpec spec, ClusterState state) {
    return new Planner(spec, state).plan();
  }

  private Plan plan() {
    List<Problem> problems = new ArrayList<>(VersionRules.problems(spec, state));
    problems.addAll(PoolRules.problems(spec, state));
    if (!problems.isEmpty()) {
      throw new PlanRefused(problems);
    }
    List<PoolPlan> pools = spec.pools().stream().map(this::poolPlan).toList();
    HopPlan hop =
        new HopPlan(
            state.serverVersion().minorRelease().toString(),
            target.minorRelease().toString(),
            phases(pools));
    return new Plan(
        spec.name(),
        state.uid(),
        state.serverVersion(),
        target,
        List.of(hop),
        pools,
        List.of(),
        Predictor.predict(spec, state, pools),
        undo(pools));
  }

  private PoolPlan poolPlan(PoolSpec pool) {
    List<String> order =
        members(pool).stream()
            .filter(n -> n.kubeletVersion().compareTo(target) < 0)
            .sorted(
                NodeOrder.by(
                    pool.strategy().order(), NodeState::zone, NodeState::created, NodeState::name))
            .map(NodeState::name)
            .toList();
    return new PoolPlan(pool.name(), order.isEmpty() ? 0 : 1, order);
  }

  private List<NodeState> members(PoolSpec pool) {
    return state.nodes().stream().filter(n -> pool.selects(n.labels())).toList();
  }

  private List<PhasePlan> phases(List<PoolPlan> pools) {
    return List.of(
        new PhasePlan(Phase.PREFLIGHT, false, null),
        addons(Phase.ADDONS_BEFORE, AddonStage.BEFORE_CONTROL_PLANE),
        controlPlane(),
        addons(Phase.ADDONS_AFTER, AddonStage.AFTER_CONTROL_PLANE),
        pools(pools),
        new PhasePlan(Phase.VERIFY, false, null));
  }

  private PhasePlan addons(Phase phase, AddonStage stage) {
    List<String> names =
        spec.addons().stream().filter(a -> a.stage() == stage).map(AddonSpec::name).toList();
    return names.isEmpty()
        ? new PhasePlan(phase, true, "no addon has this stage")
        : new PhasePlan(phase, false, String.join(", ", names));
  }

  private PhasePlan controlPlane() {
    return controlPlaneChanges()
        ? new PhasePlan(Phase.CONTROL_PLANE, false, state.serverVersion() + " to " + target)
        : new PhasePlan(Phase.CONTROL_PLANE, true, "it is at " + state.serverVersion());
  }

  private boolean controlPlaneChanges() {
    return state.serverVersion().compareTo(target) < 0;
  }

  private static PhasePlan pools(List<PoolPlan> pools) {
    long changing = pools.stream().filter(p -> p.turnovers() > 0).count();
    if (pools.isEmpty()) {
      return new PhasePlan(Phase.POOLS, true, "the spec names no pool");
    }
    return changing == 0
        ? new PhasePlan(Phase.POOLS, true, "every node is at the target")
        : new PhasePlan(Phase.POOLS, false, changing + " of " + pools.size() + " pools turn over");
  }

  private List<UndoNote> undo(List<PoolPlan> pools) {
    List<UndoNote> notes = new ArrayList<>();
    if (controlPlaneChanges()) {
      notes.add(controlPlaneUndo());
    }
    for (AddonSpec addon : spec.addons()) {
      notes.add(
          new UndoNote(
              "addons/" + addon.name(),
              UndoKind.IRREVERSIBLE,
              "what was there before an addon is not recorded yet"));
    }
    pools.forEach(pool -> notes.add(poolUndo(spec.pool(pool.name()))));
    return notes;
  }

  private static UndoNote poolUndo(PoolSpec pool) {
    String step = "pools/" + pool.name();
    if (!pool.inPlace()) {
      return new UndoNote(
          step, UndoKind.REVERSIBLE, "its nodes are replaced back, by the same steps");
    }
    return pool.exec().has(ExecAction.ROLLBACK)
        ? new UndoNote(step, UndoKind.REVERSIBLE, "its rollback command is run node by node")
        : new UndoNote(step, UndoKind.IRREVERSIBLE, "its driver has no rollback command");
  }

  private UndoNote controlPlaneUndo() {
    String step = "controlPlane";
    if (!spec.controlPlane().exec().has(ExecAction.ROLLBACK)) {
      return new UndoNote(step, UndoKind.IRREVERSIBLE, "its driver has no rollback command");
    }
    boolean sameMinor = state.serverVersion().minorRelease().equals(target.minorRelease());
    if (sameMinor) {
      return new UndoNote(step, UndoKind.REVERSIBLE, "same minor: the rollback command is run");
    }
    return spec.controlPlane().exec().has(ExecAction.FINALISE)
        ? new UndoNote(step, UndoKind.REVERSIBLE, "until it is finalised after the bake")
        : new UndoNote(
            step, UndoKind.LOSSY, "across a minor, objects written with new fields lose them");
  }
}
