package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.PoolVersions;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionState;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Optional;

/**
 * Kubelets that may not stand beside the apiserver, now or at the target, by the rules of the
 * policy. Those of pools are judged as they are now: the plan turns them over in time.
 */
final class Kubelets implements Check {

  @Override
  public About about() {
    return new About(
        "VER-KUBELET",
        "kubelets too far from the apiserver",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.NODES, Readings.VERSION));
  }

  @Override
  public Found look(View view) {
    KubeVersion server = Observed.server(view);
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> NodeFacts.kubeletVersion(n) != null)
            .flatMap(n -> finding(n, view, server).stream()));
  }

  private static Optional<Finding> finding(Node node, View view, KubeVersion server) {
    boolean member = Turning.pool(view, node).isPresent();
    return refusal(view, server, node)
        .or(() -> member ? Optional.empty() : refusal(view, view.target(), node))
        .map(
            r ->
                Finding.block(
                    Ref.of(node),
                    "has kubelet %s. %s (%s)"
                        .formatted(NodeFacts.version(node), r.rule().statement(), r.rule().id()),
                    member
                        ? "bring it within the skew policy first"
                        : "upgrade it first, or make it a member of a pool of this upgrade"));
  }

  private static Optional<Refusal> refusal(View view, KubeVersion apiserver, Node node) {
    return view
        .spec()
        .versionRules()
        .passing(
            new VersionState(
                ControlPlaneVersions.at(apiserver),
                List.of(PoolVersions.at("nodes", NodeFacts.version(node)))))
        .stream()
        .findFirst();
  }
}
