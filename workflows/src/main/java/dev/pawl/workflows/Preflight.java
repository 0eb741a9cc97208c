package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.Admission;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What comes before all: takes the cluster, and makes sure that it is as the plan has it. */
final class Preflight {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final Start start;
  private final UpgradeSpec spec;
  private final UpgradeRef upgrade;
  private final PhaseSteps steps;
  private final PhaseChecks checks;
  private final List<String> notices;

  /**
   * @param notices where sentences for people are put
   */
  Preflight(Start start, PhaseSteps steps, PhaseChecks checks, List<String> notices) {
    this.start = start;
    this.spec = start.spec();
    this.upgrade = start.upgrade();
    this.steps = steps;
    this.checks = checks;
    this.notices = notices;
  }

  /** The cluster as it was taken over. */
  Admission run() {
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
    checks.beforeAll();
    recordHealth();
    start.plan().pools().forEach(p -> noteChange(p, admission.outdated().get(p.name())));
    follow(start.plan().from(), admission.serverVersion());
    return admission;
  }

  /** What is broken before anything changes is nothing that a gate waits for. */
  private void recordHealth() {
    if (spec.gates().stream().anyMatch(g -> g.question() instanceof GateQuestion.Health)) {
      steps.run(
          "preflight/health",
          () -> {
            Steps.stub(GateActivities.class, "keep down how well the cluster is")
                .recordHealth(upgrade);
            return true;
          });
    }
  }

  /** A plan is revised visibly, never silently (I9). */
  private void noteChange(PoolPlan pool, Integer outdated) {
    if (outdated != null && outdated != pool.order().size()) {
      notices.add(
          "pool %s: the plan was made with %d nodes to replace, and %d are there now; these are replaced"
              .formatted(pool.name(), pool.order().size(), outdated));
    }
  }

  /** Hops lead from where the plan was made: from elsewhere they are another plan's. */
  private void follow(KubeVersion planned, KubeVersion admitted) {
    if (admitted.equals(planned)) {
      return;
    }
    steps.pass(
        "preflight/plan",
        LOOK_AGAIN,
        () -> {
          KubeVersion now =
              Steps.stub(ControlPlaneActivities.class, "which version is the control plane at")
                  .version(upgrade);
          return now.equals(planned)
              ? Optional.empty()
              : Optional.of(
                  new Hold(
                      HoldCode.PLAN_CHANGED,
                      "the plan was made for a control plane at %s, and it is at %s now; 'pawl abort', then plan anew ('pawl skip' goes on with the plan as it is)"
                          .formatted(planned, now),
                      "Cluster/apiserver"));
        });
  }
}
