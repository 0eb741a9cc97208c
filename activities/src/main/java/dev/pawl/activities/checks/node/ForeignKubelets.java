package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
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
import dev.pawl.planner.spec.Policy;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Set;

/**
 * Nodes of OpenShift whose operating system is not its own (S2.6): the Machine Config Operator does
 * not update their kubelets, so that they do not come back Ready until somebody has.
 */
final class ForeignKubelets implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-FOREIGN-KUBELET",
        "nodes whose kubelet something else must update",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        List.of(Readings.NODES));
  }

  private static final String SYSTEM = "node.openshift.io/os_id";

  /** Red Hat Enterprise Linux CoreOS: releases before 4.19 call it so, later ones rhel too. */
  private static final String OWN = "CoreOS";

  @Override
  public Found look(View view) {
    Set<String> turning = Turning.nodes(view).keySet();
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> view.spec().policy() == Policy.OPENSHIFT)
            .filter(n -> turning.contains(NodeFacts.name(n)) && foreign(n))
            .map(
                n ->
                    Finding.warn(
                        Ref.of(n),
                        "runs %s, whose kubelet the Machine Config Operator does not update: it"
                                .formatted(image(n))
                            + " does not come back Ready by itself, and takes of what may be"
                            + " unavailable until then",
                        "update its kubelet when it is its turn (Red Hat's playbook), or replace it"
                            + " by a CoreOS machine first")));
  }

  private static boolean foreign(Node node) {
    return NodeFacts.labels(node).containsKey(SYSTEM) && !image(node).contains(OWN);
  }

  private static String image(Node node) {
    boolean none = node.getStatus() == null || node.getStatus().getNodeInfo() == null;
    String image = none ? null : node.getStatus().getNodeInfo().getOsImage();
    return image == null ? NodeFacts.labels(node).getOrDefault(SYSTEM, "") : image;
  }
}
