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
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Marks what will leave, in all pools at once: evicted pods then move once and not again. Where
 * budgets decide the order of a pool, its nodes are given their places too, with the same write.
 */
final class MarkOutdated {

  void run(KubernetesClient client, MarkRequest request, Pulse pulse) {
    NodeWriter writer = new NodeWriter(client);
    String upgrade = request.upgrade().id();
    Ranks ranks = new Ranks(client, upgrade);
    for (PoolSpec pool : request.pools()) {
      List<Node> nodes = PoolNodes.list(client, pool);
      List<Node> leaving =
          nodes.stream().filter(n -> NodeFacts.version(n).compareTo(request.target()) < 0).toList();
      Map<String, Integer> places = ranks.of(pool, leaving, nodes.size());
      SideBySide.each(leaving, pulse, node -> writer.change(node, mark(upgrade, node, places)));
    }
  }

  private static UnaryOperator<Node> mark(String upgrade, Node node, Map<String, Integer> places) {
    Integer place = places.get(NodeFacts.name(node));
    UnaryOperator<Node> outdated = Marks.markOutdated(upgrade);
    return place == null ? outdated : now -> Marks.rank(upgrade, place).apply(outdated.apply(now));
  }

  /** Takes the marks off again; what else is on the nodes stays, their places too. */
  void takeOff(KubernetesClient client, MarkRequest request, Pulse pulse) {
    NodeWriter writer = new NodeWriter(client);
    for (PoolSpec pool : request.pools()) {
      List<Node> marked =
          PoolNodes.list(client, pool).stream().filter(NodeFacts::outdated).toList();
      SideBySide.each(marked, pulse, node -> writer.change(node, Marks.unmarkOutdated()));
    }
  }
}
