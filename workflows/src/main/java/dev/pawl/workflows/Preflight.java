package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.Admission;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.util.List;

/** What comes before all: takes the cluster, and makes sure that it is as the plan has it. */
final class Preflight {

  private final Start start;
  private final UpgradeSpec spec;
  private final UpgradeRef upgrade;
  private final PhaseSteps steps;
  private final PhaseChecks checks;
  private final ClusterLooks looks;
  private final List<String> notices;

  /**
   * @param notices where sentences for people are put
   */
  Preflight(
      Start start, PhaseSteps steps, PhaseChecks checks, ClusterLooks looks, List<String> notices) {
    this.start = start;
    this.spec = start.spec();
    this.upgrade = start.upgrade();
    this.steps = steps;
    this.checks = checks;
    this.looks = looks;
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
    // Hops lead from where the plan was made: from elsewhere they are another plan's.
    looks.planned(start.plan().from(), admission.serverVersion());
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
}
