package dev.pawl.activities.cluster;

import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.pool.PoolNodes;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.SideBySide;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Marks what will leave, in all pools at once: evicted pods then move once and not again. */
final class MarkOutdated {

  void run(KubernetesClient client, MarkRequest request, Pulse pulse) {
    NodeWriter writer = new NodeWriter(client);
    String upgrade = request.upgrade().id();
    for (PoolSpec pool : request.pools()) {
      List<Node> leaving =
          PoolNodes.list(client, pool).stream()
              .filter(n -> NodeFacts.version(n).compareTo(request.target()) < 0)
              .toList();
      SideBySide.each(leaving, pulse, node -> writer.change(node, Marks.markOutdated(upgrade)));
    }
  }

  /** Takes the marks off again; what else is on the nodes stays. */
  void takeOff(KubernetesClient client, MarkRequest request, Pulse pulse) {
    NodeWriter writer = new NodeWriter(client);
    for (PoolSpec pool : request.pools()) {
      List<Node> marked =
          PoolNodes.list(client, pool).stream().filter(NodeFacts::outdated).toList();
      SideBySide.each(marked, pulse, node -> writer.change(node, Marks.unmarkOutdated()));
    }
  }
}
