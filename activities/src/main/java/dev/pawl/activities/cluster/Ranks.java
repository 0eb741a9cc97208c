package dev.pawl.activities.cluster;

import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.observe.MovableCensus;
import dev.pawl.planner.plan.NodeOrder;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of nodes in the order of their pool, where budgets decide it: what that is depends on
 * where pods are when the pool begins, and pods move. So it is decided once, as the plan was, and
 * kept on the nodes; windows that close in between do not change it.
 */
final class Ranks {

  private final KubernetesClient client;
  private final String upgrade;
  private MovableCensus pods;

  Ranks(KubernetesClient client, String upgrade) {
    this.client = client;
    this.upgrade = upgrade;
  }

  /**
   * The places to be written, by the node's name: none where all have theirs or need none. Where
   * some have none, as after a worker's death, all are given new ones.
   */
  Map<String, Integer> of(PoolSpec pool, List<Node> leaving, int poolSize) {
    boolean known = leaving.stream().allMatch(n -> NodeFacts.rank(n, upgrade).isPresent());
    if (known || !pool.strategy().apartByBudgets()) {
      return Map.of();
    }
    List<String> order =
        NodeOrder.of(
                pool,
                leaving.stream().map(n -> ClusterObserver.state(n, pods())).toList(),
                pods().budgets(),
                poolSize)
            .nodes();
    Map<String, Integer> places = new HashMap<>();
    order.forEach(node -> places.put(node, places.size()));
    return places;
  }

  private MovableCensus pods() {
    if (pods == null) {
      pods = MovableCensus.of(client);
    }
    return pods;
  }
}
