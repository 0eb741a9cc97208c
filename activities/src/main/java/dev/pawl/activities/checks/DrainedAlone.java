package dev.pawl.activities.checks;

import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that are drained before anything stands in for them: of pools that are changed in place, or
 * that surge nothing. Until they are back, their pods have the other nodes only.
 */
public final class DrainedAlone {

  private final List<Node> nodes;
  private final Map<String, Node> alone = new HashMap<>();

  public DrainedAlone(View view) {
    nodes = view.read(Readings.NODES);
    Map<String, PoolSpec> turning = Turning.nodes(view);
    for (Node node : nodes) {
      PoolSpec pool = turning.get(NodeFacts.name(node));
      if (pool != null && surge(pool, turning) == 0) {
        alone.put(NodeFacts.name(node), node);
      }
    }
  }

  private static int surge(PoolSpec pool, Map<String, PoolSpec> turning) {
    int size = (int) turning.values().stream().filter(pool::equals).count();
    return pool.inPlace() ? 0 : pool.strategy().surgeFor(size);
  }

  /** All nodes, whatever their state. */
  public List<Node> all() {
    return nodes;
  }

  /** Whether it is one of them. */
  public boolean contains(String node) {
    return alone.containsKey(node);
  }

  /** The other nodes that take pods while that one is away. */
  public List<Node> othersOf(String node) {
    return nodes.stream()
        .filter(n -> !NodeFacts.name(n).equals(node))
        .filter(n -> NodeFacts.ready(n) && !NodeFacts.unschedulable(n))
        .toList();
  }
}
