package dev.pawl.activities.cluster;

import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.pool.PoolNodes;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** Looks at what an upgrade promises: the server, and every node of every pool. */
final class Verify {

  List<Finding> run(KubernetesClient client, VerifyRequest request) {
    List<Finding> findings = new ArrayList<>();
    KubeVersion server = ClusterObserver.serverVersion(client);
    if (server.compareTo(request.target()) < 0) {
      findings.add(
          new Finding("Cluster/apiserver", "is at %s, not %s".formatted(server, request.target())));
    }
    for (PoolSpec pool : request.pools()) {
      List<Node> nodes = PoolNodes.list(client, pool);
      if (nodes.isEmpty()) {
        findings.add(new Finding("Pool/" + pool.name(), "has no node any more"));
      }
      nodes.stream()
          .filter(n -> !request.skipped().contains(NodeFacts.name(n)))
          .filter(n -> !NodeFacts.quarantinedBy(n, request.upgrade().id()))
          .forEach(n -> look(n, request, findings));
    }
    return findings;
  }

  private static void look(Node node, VerifyRequest request, List<Finding> findings) {
    String object = "Node/" + NodeFacts.name(node);
    KubeVersion version = NodeFacts.version(node);
    if (version.compareTo(request.target()) < 0) {
      findings.add(new Finding(object, "is at %s, not %s".formatted(version, request.target())));
    }
    if (!NodeFacts.ready(node)) {
      findings.add(new Finding(object, "is not Ready"));
    }
    if (NodeFacts.cordonedBy(node, request.upgrade().id())) {
      findings.add(new Finding(object, "is still cordoned by this upgrade"));
    }
  }
}
