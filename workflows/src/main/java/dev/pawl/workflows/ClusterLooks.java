package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.activity.ClusterActivities.SkewRequest;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the cluster that may say no: the upgrade is held until they say something else. Looked
 * again is inside an activity, every 15 s, so that a hold of days leaves no trail in the history.
 */
final class ClusterLooks {

  private static final String AGAIN = "until it is otherwise: ";

  private final UpgradeRef upgrade;
  private final PhaseSteps steps;

  ClusterLooks(UpgradeRef upgrade, PhaseSteps steps) {
    this.upgrade = upgrade;
    this.steps = steps;
  }

  /**
   * Whether the nodes allow a version of the control plane (I4).
   *
   * @param question as it is shown in the Web UI
   * @return false where a person left it out
   */
  boolean skew(SkewRequest request, String question) {
    Found found = new Found();
    return steps.pass(
        "controlPlane/skew",
        ordered -> {
          String known = Finding.digest(found.last);
          Interruptible.await(
              () -> activities(AGAIN + question).awaitSkew(request, known), ordered);
        },
        () -> found.hold(HoldCode.VERSION_SKEW, activities(question).skew(request)));
  }

  /** Whether everything is as it was promised (I10); false where a person left something out. */
  boolean verify(VerifyRequest request) {
    String question = "look at everything once more";
    Found found = new Found();
    return steps.pass(
        "verify/cluster",
        ordered -> {
          String known = Finding.digest(found.last);
          Interruptible.await(
              () -> activities(AGAIN + question).awaitVerify(request, known), ordered);
        },
        () -> found.hold(HoldCode.VERIFY_FAILED, activities(question).verify(request)));
  }

  /** Whether the control plane is where the plan leads on from; not asked of one that was. */
  void planned(KubeVersion planned, KubeVersion admitted) {
    if (admitted.equals(planned)) {
      return;
    }
    String question = "which version is the control plane at";
    KubeVersion[] now = {admitted};
    steps.pass(
        "preflight/plan",
        ordered ->
            Interruptible.await(
                () -> server(AGAIN + question).awaitOtherVersion(upgrade, now[0]), ordered),
        () -> {
          now[0] = server(question).version(upgrade);
          return now[0].equals(planned) ? Optional.empty() : Optional.of(changed(planned, now[0]));
        });
  }

  private static Hold changed(KubeVersion planned, KubeVersion now) {
    return new Hold(
        HoldCode.PLAN_CHANGED,
        "the plan was made for a control plane at %s, and it is at %s now; 'pawl abort', then plan anew ('pawl skip' goes on with the plan as it is)"
            .formatted(planned, now),
        "Cluster/apiserver");
  }

  private static ClusterActivities activities(String summary) {
    return Steps.stub(ClusterActivities.class, summary);
  }

  private static ControlPlaneActivities server(String summary) {
    return Steps.stub(ControlPlaneActivities.class, summary);
  }

  /** What the last look has found. */
  private static final class Found {
    private List<Finding> last = List.of();

    private Optional<Hold> hold(HoldCode code, List<Finding> findings) {
      last = findings;
      return findings.isEmpty() ? Optional.empty() : Optional.of(Findings.hold(code, findings));
    }
  }
}
