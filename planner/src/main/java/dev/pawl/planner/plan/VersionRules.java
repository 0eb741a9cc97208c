package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;

/** What the version skew policy of Kubernetes says about going from here to the target. */
final class VersionRules {

  private static final String FIELD = "spec.target.version";
  private static final int OLDEST_KUBELET_BEHIND = 3;

  private VersionRules() {}

  static List<Problem> problems(UpgradeSpec spec, ClusterState state) {
    KubeVersion from = state.serverVersion();
    KubeVersion target = spec.target().version();
    int minors = from.minorRelease().distanceTo(target.minorRelease());
    List<Problem> problems = new ArrayList<>();
    if (target.compareTo(from) < 0) {
      problems.add(
          new Problem(
              FIELD,
              "the control plane is at %s, and %s is older: Kubernetes does not go down"
                  .formatted(from, target),
              "name a target of at least " + from));
    } else if (minors > 1) {
      problems.add(
          new Problem(
              FIELD,
              "from %s to %s are %d minors, and an apiserver may not skip one"
                  .formatted(from, target, minors),
              "several hops in one upgrade are not supported yet: upgrade to a patch of 1.%d first"
                  .formatted(from.minor() + 1)));
    } else if (target.compareTo(from) > 0 && spec.controlPlane() == null) {
      problems.add(
          new Problem(
              "spec.controlPlane",
              "the control plane is at %s and nothing here upgrades it to %s"
                  .formatted(from, target),
              "add spec.controlPlane, or name %s as the target".formatted(from)));
    }
    List<String> tooOld =
        state.nodes().stream()
            .filter(n -> behind(n, target) > OLDEST_KUBELET_BEHIND)
            .map(n -> n.name() + " at " + n.kubeletVersion())
            .toList();
    if (!tooOld.isEmpty() && minors <= 1) {
      problems.add(
          new Problem(
              FIELD,
              "an apiserver of %s does not support kubelets more than %d minors older: %s"
                  .formatted(target, OLDEST_KUBELET_BEHIND, String.join(", ", tooOld)),
              "upgrade these nodes first"));
    }
    return problems;
  }

  private static int behind(NodeState node, KubeVersion target) {
    return node.kubeletVersion().minorRelease().distanceTo(target.minorRelease());
  }
}
