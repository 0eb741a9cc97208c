package dev.pawl.activities.pool;

import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.SideBySide;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The way back: what this upgrade made or changed leaves now, what it did not touch stays. */
final class TurnBack {

  void run(KubernetesClient client, PoolRef pool, Pulse pulse) {
    NodeWriter writer = new NodeWriter(client);
    SideBySide.each(
        PoolNodes.list(client, pool.pool()),
        pulse,
        node ->
            writer.change(
                node,
                leaves(node, pool)
                    ? Marks.markOutdated(pool.upgrade().id())
                    : Marks.unmarkOutdated()));
  }

  private static boolean leaves(Node node, PoolRef pool) {
    PoolNode seen = PoolNodes.view(node, pool.upgrade().id());
    if (pool.pool().inPlace()) {
      return seen.origin() != null && !seen.origin().equals(NodeFacts.version(node));
    }
    return seen.replaces() != null && !seen.reverts();
  }
}
