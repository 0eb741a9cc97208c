package dev.pawl.activities.pool;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.plan.NodeOrder;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The nodes of a pool, and a node as the planner sees it. */
public final class PoolNodes {

  private PoolNodes() {}

  /** Read from the API server itself, page by page; no order. */
  public static List<Node> list(KubernetesClient client, PoolSpec pool) {
    return Pages.all(client.nodes().withLabelSelector(pool.labelSelector())::list);
  }

  /** The same as the planner wants them, in the order in which they are to be replaced. */
  static List<PoolNode> view(List<Node> nodes, PoolSpec pool, String upgrade) {
    Comparator<Node> byRank =
        Comparator.comparing(n -> NodeFacts.rank(n, upgrade).orElse(Integer.MAX_VALUE));
    return nodes.stream()
        .sorted(
            byRank.thenComparing(
                NodeOrder.by(
                    pool.strategy().order(), NodeFacts::zone, NodeFacts::created, NodeFacts::name)))
        .map(n -> view(n, upgrade))
        .toList();
  }

  static PoolNode view(Node node, String upgrade) {
    boolean marked = NodeFacts.marked(node, upgrade);
    Optional<Node> ours = marked ? Optional.of(node) : Optional.empty();
    return new PoolNode(
        NodeFacts.name(node),
        NodeFacts.version(node),
        NodeFacts.ready(node),
        NodeFacts.unschedulable(node),
        NodeFacts.drainBegun(node, upgrade),
        ours.flatMap(n -> NodeFacts.annotation(n, Keys.REPLACES)).orElse(null),
        origin(node, upgrade).orElse(null),
        ours.flatMap(n -> NodeFacts.annotation(n, Keys.REVERTS)).isPresent(),
        NodeFacts.zone(node),
        NodeFacts.created(node));
  }

  /**
   * The version that goes back in place of this node's; empty where the upgrade did not change it.
   */
  static Optional<KubeVersion> origin(Node node, String upgrade) {
    return NodeFacts.marked(node, upgrade)
        ? NodeFacts.annotation(node, Keys.ORIGIN).map(KubeVersion::parse)
        : Optional.empty();
  }
}
