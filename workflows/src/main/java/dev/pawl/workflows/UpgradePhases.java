package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.SnapshotNote;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.activity.ClusterActivities.SkewRequest;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.ControlPlaneActivities.CommandReport;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.workflow.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The phases of each hop, one after the other: what an upgrade does when nobody interferes. */
final class UpgradePhases {

  private final Start start;
  private final UpgradeSpec spec;
  private final UpgradeRef upgrade;
  private final PhaseSteps steps;
  private final PoolRuns pools;
  private final UndoLog undo;
  private final Undoes undoes;
  private final Consumer<Place> entered;
  private final List<String> notices;
  private final PhaseGates gates;
  private final PhaseChecks checks;
  private final ClusterLooks looks;
  private final PointOfNoReturn point;
  private final AddonRuns addons;

  /**
   * @param entered is told of each phase of each hop that begins
   * @param notices where sentences for people are put
   */
  UpgradePhases(
      Start start,
      PhaseSteps steps,
      PoolRuns pools,
      UndoLog undo,
      Consumer<Place> entered,
      List<String> notices) {
    this.start = start;
    this.spec = start.spec();
    this.upgrade = start.upgrade();
    this.steps = steps;
    this.pools = pools;
    this.undo = undo;
    this.undoes = new Undoes(start);
    this.entered = entered;
    this.notices = notices;
    this.gates = new PhaseGates(upgrade, steps);
    this.checks = new PhaseChecks(start, steps, pools::leftOut, notices);
    this.looks = new ClusterLooks(upgrade, steps);
    this.point = new PointOfNoReturn(start, steps);
    this.addons = new AddonRuns(start, steps, point, undo, notices);
  }

  /**
   * All of them, hop by hop.
   *
   * @throws Stopped where the upgrade ends before the last
   */
  Ending run() {
    pools.admitted(new Preflight(start, steps, checks, looks, notices).run());
    boolean green = true;
    for (HopPlan hop : start.plan().hops()) {
      green &= run(hop);
    }
    checks.after();
    steps.checkpoint();
    return green && pools.allWhole() && steps.skipped().isEmpty()
        ? new Ending(UpgradeState.SUCCEEDED, "every node and addon is at the target")
        : new Ending(UpgradeState.SUCCEEDED_WITH_QUARANTINE, leftOut());
  }

  private boolean run(HopPlan hop) {
    enter(hop, Phase.PREFLIGHT);
    enter(hop, Phase.ADDONS_BEFORE);
    addons.run(hop, Phase.ADDONS_BEFORE);
    enter(hop, Phase.CONTROL_PLANE);
    controlPlane(hop);
    enter(hop, Phase.ADDONS_AFTER);
    addons.run(hop, Phase.ADDONS_AFTER);
    gates.pass(spec.gatesAfter(GateAfter.ADDONS), "the addons");
    enter(hop, Phase.POOLS);
    pools(hop);
    enter(hop, Phase.VERIFY);
    return verify(hop);
  }

  private String leftOut() {
    List<String> names = new ArrayList<>(steps.skipped());
    List<String> quarantined = new ArrayList<>();
    for (PoolStatus pool : pools.statuses()) {
      pool.skipped().forEach(n -> names.add("node %s of pool %s".formatted(n, pool.name())));
      quarantined.addAll(pool.quarantinedNodes());
    }
    List<String> sentences = new ArrayList<>();
    if (!names.isEmpty()) {
      sentences.add("left out by a person: " + String.join(", ", names));
    }
    if (!quarantined.isEmpty()) {
      sentences.add(
          "quarantined, still cordoned and labelled pawl.dev/quarantined: "
              + String.join(", ", quarantined));
    }
    return String.join("; ", sentences);
  }

  private void enter(HopPlan hop, Phase next) {
    steps.checkpoint();
    entered.accept(new Place(hop, next));
    // That an addon is as it should be was seen when it was planned: it is looked at again.
    if (!hop.skips(next) || !hop.addons(next).isEmpty()) {
      steps.run(
          "identify",
          () -> {
            Steps.stub(ClusterActivities.class, "is it still the same cluster?").identify(upgrade);
            return true;
          });
    }
  }

  private void controlPlane(HopPlan hop) {
    ControlPlaneSpec driver = spec.controlPlane();
    if (!hop.movesControlPlane()) {
      return;
    }
    point.before("controlPlane");
    point.before("controlPlane/" + hop.label());
    window(start.plan().lengths().controlPlane());
    checks.beforeControlPlane();
    skew(hop);
    SnapshotNote snapshot = driver.exec().has(ExecAction.SNAPSHOT) ? snapshot(hop) : null;
    command(hop, ExecAction.UPGRADE, undoes.controlPlane(hop, snapshot));
    List<GateSpec> asked =
        new Bake(upgrade, steps, gates)
            .watch(spec.gatesAfter(GateAfter.CONTROL_PLANE), driver.bake());
    gates.pass(asked, "the control plane");
    if (driver.exec().has(ExecAction.FINALISE)) {
      point.beforeFinalise();
      // Bake, gates and approvals take their time: the window that it all began in may be over.
      window(start.plan().lengths().finalise());
      command(hop, ExecAction.FINALISE, undoes.finalised(hop, snapshot));
    }
  }

  /** Taken before anything is changed there; null where a person left it out. */
  private SnapshotNote snapshot(HopPlan hop) {
    SnapshotNote taken =
        command(hop, ExecAction.SNAPSHOT, null)
            .filter(report -> report.snapshot() != null)
            .map(report -> new SnapshotNote(report.message(), report.snapshot()))
            .orElse(null);
    if (taken != null) {
      notices.add(
          "snapshot at %s, before %s: %s".formatted(hop.from(), hop.to(), taken.sentence()));
    }
    return taken;
  }

  /** Waits until what takes so long would end in a window. */
  private void window(Duration length) {
    if (!spec.windows().isEmpty()) {
      new WindowWait(steps).pass(new StepWindows(spec.windows(), null, length));
    }
  }

  /** Nodes that were left out, or came since the plan, must not fall behind too far (I4). */
  private void skew(HopPlan hop) {
    SkewRequest request =
        new SkewRequest(upgrade, spec.policy(), spec.distributedCloud().facts(), hop.target());
    looks.skew(request, "may the control plane go to " + hop.to());
  }

  /**
   * @param undoes what takes it back, written before it begins; null where nothing has to
   */
  private Optional<CommandReport> command(HopPlan hop, ExecAction action, UndoRecord undoes) {
    String name = action.name().toLowerCase(Locale.ROOT);
    return steps.run(
        "controlPlane/" + name,
        () -> {
          if (undoes != null) {
            undo.before(undoes);
          }
          return UserCommand.run(
              attempt ->
                  Steps.stub(ControlPlaneActivities.class, name + " the control plane")
                      .run(
                          new ControlPlaneCommand(
                              upgrade,
                              spec.controlPlane(),
                              action,
                              KubeVersion.parse(hop.from()),
                              hop.target(),
                              attempt)));
        });
  }

  private void pools(HopPlan hop) {
    List<PoolSpec> turning = hop.pools().stream().map(spec::pool).toList();
    if (turning.isEmpty()) {
      return;
    }
    if (spec.windows().isEmpty()) {
      MarkRequest request = new MarkRequest(upgrade, hop.target(), turning);
      steps.run(
          "pools/mark",
          () -> {
            Steps.stub(ClusterActivities.class, "mark the outdated nodes").markOutdated(request);
            return true;
          });
    }
    if (spec.poolOrder() == PoolOrder.PARALLEL) {
      steps.checkpoint();
      turning.forEach(p -> point.before("pools/" + p.name()));
      checks.before(turning);
      List<Promise<PoolStatus>> all = turning.stream().map(p -> begin(p, hop)).toList();
      Promise.allOf(all).get();
      all.forEach(p -> continueAfter(p.get()));
      turning.forEach(this::gatesAfter);
    } else {
      for (PoolSpec pool : turning) {
        steps.checkpoint();
        point.before("pools/" + pool.name());
        checks.before(pool);
        continueAfter(begin(pool, hop).get());
        gatesAfter(pool);
      }
    }
  }

  private void gatesAfter(PoolSpec pool) {
    gates.pass(spec.gatesAfter(GateAfter.POOL, pool.name()), "pool " + pool.name());
  }

  /**
   * What was ordered during the checks, or at an approval, is heard here: no pool ran to hear it.
   */
  private Promise<PoolStatus> begin(PoolSpec pool, HopPlan hop) {
    steps.checkpoint();
    undo.before(undoes.pool(hop, pool, pools.startOf(pool)));
    return pools.begin(pool, hop, checks.letBe());
  }

  private void continueAfter(PoolStatus pool) {
    boolean through =
        pool.state() == UpgradeState.SUCCEEDED
            || pool.state() == UpgradeState.SUCCEEDED_WITH_QUARANTINE;
    if (!through) {
      throw new Stopped(
          pool.state(),
          pool.cause() == null
              ? "pool %s: %s, %d of %d nodes at the target"
                  .formatted(
                      pool.name(),
                      pool.state().label(),
                      pool.nodes().updated(),
                      pool.nodes().total())
              : "pool %s: %s, because %s"
                  .formatted(pool.name(), pool.state().label(), pool.cause().message()));
    }
  }

  /** Success is only said after looking (I10); in between, of what this hop has changed. */
  private boolean verify(HopPlan hop) {
    List<HopPlan> hops = start.plan().hops();
    boolean last = hop.equals(hops.get(hops.size() - 1));
    List<PoolSpec> looked = last ? spec.pools() : hop.pools().stream().map(spec::pool).toList();
    VerifyRequest request = new VerifyRequest(upgrade, hop.target(), looked, pools.leftOut());
    return looks.verify(request);
  }
}
