package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** Whether the spec says how the control plane gets to the target. */
final class ControlPlaneRules {

  private ControlPlaneRules() {}

  static List<Problem> problems(UpgradeSpec spec, ClusterState state) {
    KubeVersion from = state.serverVersion();
    KubeVersion target = spec.target().version();
    return target.compareTo(from) > 0 && spec.controlPlane() == null
        ? List.of(
            new Problem(
                "spec.controlPlane",
                "the control plane is at %s and nothing here upgrades it to %s"
                    .formatted(from, target),
                "add spec.controlPlane, or name %s as the target".formatted(from)))
        : List.of();
  }
}
