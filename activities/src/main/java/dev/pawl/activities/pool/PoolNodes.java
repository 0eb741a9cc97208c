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
import java.util.Collection;
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

  /**
   * A node of a pool.
   *
   * @param rank its place in an order that was decided before; the last where it has none
   * @param quarantined whether this upgrade could not drain it, and goes on without it
   */
  record Member(PoolNode node, int rank, boolean quarantined) {

    static Member of(Node node, String upgrade) {
      return new Member(
          view(node, upgrade),
          NodeFacts.rank(node, upgrade).orElse(Integer.MAX_VALUE),
          NodeFacts.quarantinedBy(node, upgrade));
    }
  }

  /** As the planner wants them, in the order in which they are to be replaced. */
  static List<PoolNode> inOrder(Collection<Member> members, PoolSpec pool) {
    Comparator<PoolNode> byStrategy =
        NodeOrder.by(pool.strategy().order(), PoolNode::zone, PoolNode::created, PoolNode::name);
    return members.stream()
        .sorted(Comparator.comparing(Member::rank).thenComparing(Member::node, byStrategy))
        .map(Member::node)
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
