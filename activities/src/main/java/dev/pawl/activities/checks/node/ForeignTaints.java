package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Set;

/** Taints by which somebody else says that the node is about to go. */
final class ForeignTaints implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-FOREIGN-TAINTS",
        "nodes that another controller is taking away",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        List.of(Readings.NODES));
  }

  private static final Set<String> KEYS =
      Set.of(
          "node.kubernetes.io/out-of-service",
          "ToBeDeletedByClusterAutoscaler",
          "DeletionCandidateOfClusterAutoscaler",
          "karpenter.sh/disrupted",
          "karpenter.sh/disruption",
          "node.cluster.x-k8s.io/outdated-revision",
          "node.cluster.x-k8s.io/uninitialized",
          "deployment.machine.sapcloud.io/prefer-no-schedule");

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.NODES).stream()
            .flatMap(
                n ->
                    NodeFacts.taints(n).stream()
                        .map(Taint::getKey)
                        .filter(KEYS::contains)
                        .map(key -> finding(n, key))));
  }

  private static Finding finding(Node node, String key) {
    return Finding.warn(
        Ref.of(node),
        "has the taint " + key,
        "let the other controller finish, or switch it off while the upgrade runs"
            + " (nobody but a person takes off node.kubernetes.io/out-of-service)");
  }
}
