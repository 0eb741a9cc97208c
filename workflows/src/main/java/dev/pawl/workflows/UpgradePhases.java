package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.Admission;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.workflow.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The phases of a hop, one after the other: what an upgrade does when nobody interferes. */
final class UpgradePhases {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final Start start;
  private final UpgradeSpec spec;
  private final UpgradeRef upgrade;
  private final PhaseSteps steps;
  private final PoolRuns pools;
  private final Consumer<Phase> entered;
  private final List<String> notices;
  private final Supplier<Boolean> paused;

  /**
   * @param entered is told of each phase that begins
   * @param notices where sentences for people are put
   */
  UpgradePhases(
      Start start,
      PhaseSteps steps,
      PoolRuns pools,
      Consumer<Phase> entered,
      List<String> notices,
      Supplier<Boolean> paused) {
    this.start = start;
    this.spec = start.spec();
    this.upgrade = start.upgrade();
    this.steps = steps;
    this.pools = pools;
    this.entered = entered;
    this.notices = notices;
    this.paused = paused;
  }

  /**
   * All of them.
   *
   * @throws Stopped where the upgrade ends before the last
   */
  Ending run() {
    Admission admission = preflight();
    enter(Phase.ADDONS_BEFORE);
    addons(AddonStage.BEFORE_CONTROL_PLANE);
    enter(Phase.CONTROL_PLANE);
    controlPlane(admission.serverVersion());
    enter(Phase.ADDONS_AFTER);
    addons(AddonStage.AFTER_CONTROL_PLANE);
    gates(GateAfter.ADDONS);
    enter(Phase.POOLS);
    pools(admission);
    enter(Phase.VERIFY);
    boolean green = verify();
    return green && pools.allWhole() && steps.skipped().isEmpty()
        ? new Ending(UpgradeState.SUCCEEDED, "every node and addon is at the target")
        : new Ending(UpgradeState.SUCCEEDED_WITH_QUARANTINE, "left out by a person: " + leftOut());
  }

  private String leftOut() {
    List<String> names = new ArrayList<>(steps.skipped());
    pools.statuses().stream()
        .filter(p -> p.nodes().quarantined() > 0)
        .forEach(p -> names.add(p.nodes().quarantined() + " nodes of pool " + p.name()));
    return String.join(", ", names);
  }

  private Admission preflight() {
    AdmitRequest request =
        new AdmitRequest(upgrade, start.temporal(), spec.target().version(), spec.pools());
    Admission admission =
        steps
            .run(
                "preflight/admit",
                () ->
                    Steps.stub(ClusterActivities.class, "take the lease, look at the pools")
                        .admit(request))
            .orElseThrow(
                () -> new Stopped(UpgradeState.FAILED, "the cluster could not be taken over"));
    notices.addAll(admission.adopted());
    return admission;
  }

  private void enter(Phase next) {
    steps.checkpoint();
    entered.accept(next);
    boolean nothingToDo = start.plan().skips(next) && next != Phase.POOLS;
    if (!nothingToDo) {
      steps.run(
          "identify",
          () -> {
            Steps.stub(ClusterActivities.class, "is it still the same cluster?").identify(upgrade);
            return true;
          });
    }
  }

  private void addons(AddonStage stage) {
    for (AddonSpec addon : spec.addons()) {
      if (addon.stage() == stage) {
        steps.run(
            "addons/" + addon.name(),
            () ->
                Steps.stub(AddonActivities.class, "addon " + addon.name())
                    .apply(new AddonRequest(upgrade, addon)));
      }
    }
  }

  private void controlPlane(KubeVersion from) {
    KubeVersion to = spec.target().version();
    ControlPlaneSpec driver = spec.controlPlane();
    if (driver == null || from.compareTo(to) >= 0) {
      return;
    }
    if (driver.exec().has(ExecAction.SNAPSHOT)) {
      command(driver, ExecAction.SNAPSHOT, from);
    }
    command(driver, ExecAction.UPGRADE, from);
    if (!driver.bake().isZero()) {
      Instant until = Steps.now().plus(driver.bake());
      String sentence = "the new control plane is watched until " + until;
      steps.waitFor("controlPlane/bake", new Hold(HoldCode.BAKE, sentence), driver.bake());
    }
    gates(GateAfter.CONTROL_PLANE);
    if (driver.exec().has(ExecAction.FINALISE)) {
      command(driver, ExecAction.FINALISE, from);
    }
  }

  private void command(ControlPlaneSpec driver, ExecAction action, KubeVersion from) {
    String name = action.name().toLowerCase(Locale.ROOT);
    steps.run(
        "controlPlane/" + name,
        () ->
            UserCommand.run(
                attempt ->
                    Steps.stub(ControlPlaneActivities.class, name + " the control plane")
                        .run(
                            new ControlPlaneCommand(
                                upgrade, driver, action, from, spec.target().version(), attempt))));
  }

  private void gates(GateAfter after) {
    GateKeeper keeper = new GateKeeper(upgrade);
    for (GateSpec gate : spec.gatesAfter(after)) {
      String step = "gates/" + gate.name();
      steps.pass(step, LOOK_AGAIN, () -> keeper.look(gate, steps::aborting));
    }
  }

  private void pools(Admission admission) {
    List<PoolSpec> turning =
        start.plan().pools().stream()
            .filter(p -> p.turnovers() > 0)
            .map(PoolPlan::name)
            .map(spec::pool)
            .collect(Collectors.toList());
    if (turning.isEmpty()) {
      return;
    }
    MarkRequest request = new MarkRequest(upgrade, spec.target().version(), spec.pools());
    steps.run(
        "pools/mark",
        () -> {
          Steps.stub(ClusterActivities.class, "mark the outdated nodes").markOutdated(request);
          return true;
        });
    if (spec.poolOrder() == PoolOrder.PARALLEL) {
      steps.checkpoint();
      List<Promise<PoolStatus>> all =
          turning.stream().map(p -> pools.begin(p, admission, paused.get())).toList();
      Promise.allOf(all).get();
      all.forEach(p -> continueAfter(p.get()));
    } else {
      for (PoolSpec pool : turning) {
        steps.checkpoint();
        continueAfter(pools.begin(pool, admission, paused.get()).get());
        gates(GateAfter.POOL);
      }
    }
  }

  private void continueAfter(PoolStatus pool) {
    boolean through =
        pool.state() == UpgradeState.SUCCEEDED
            || pool.state() == UpgradeState.SUCCEEDED_WITH_QUARANTINE;
    if (!through) {
      throw new Stopped(
          pool.state(),
          "pool %s: %s, %d of %d nodes at the target"
              .formatted(
                  pool.name(), pool.state().label(), pool.nodes().updated(), pool.nodes().total()));
    }
  }

  /** Success is only said after looking (I10). */
  private boolean verify() {
    VerifyRequest request =
        new VerifyRequest(upgrade, spec.target().version(), spec.pools(), List.of());
    return steps.pass(
        "verify/cluster",
        LOOK_AGAIN,
        () -> {
          List<Finding> findings =
              Steps.stub(ClusterActivities.class, "look at everything once more").verify(request);
          return findings.isEmpty() ? Optional.empty() : Optional.of(notYet(findings));
        });
  }

  private static Hold notYet(List<Finding> findings) {
    String sentence =
        findings.stream()
            .limit(5)
            .map(f -> f.object() + " " + f.message())
            .collect(Collectors.joining("; "));
    int more = findings.size() - 5;
    return new Hold(
        HoldCode.VERIFY_FAILED,
        more > 0 ? sentence + "; and " + more + " more" : sentence,
        findings.stream().map(Finding::object).distinct().limit(20).toList());
  }
}
