package dev.pawl.activities.checks;

import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.MovablePods;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What an upgrade turns over: nodes of its pools that are behind the target, and their pods. */
public final class Turning {

  private Turning() {}

  /** The pool that a node is a member of. */
  public static Optional<PoolSpec> pool(View view, Node node) {
    return view.spec().pools().stream().filter(p -> p.selects(NodeFacts.labels(node))).findFirst();
  }

  /** Names of the nodes that it will drain, with their pools. */
  public static Map<String, PoolSpec> nodes(View view) {
    Map<String, PoolSpec> nodes = new TreeMap<>();
    for (Node node : view.read(Readings.NODES)) {
      if (NodeFacts.version(node).compareTo(view.target()) < 0) {
        pool(view, node).ifPresent(p -> nodes.put(NodeFacts.name(node), p));
      }
    }
    return nodes;
  }

  /** The pods that will have to leave them: neither static nor of a DaemonSet, not ended. */
  public static List<Pod> pods(View view) {
    return pods(view, pool -> true);
  }

  /** The same, of some of the pools. */
  public static List<Pod> pods(View view, Predicate<PoolSpec> pools) {
    Map<String, PoolSpec> nodes = nodes(view);
    return view.read(Readings.PODS).stream()
        .filter(p -> p.getSpec().getNodeName() != null && MovablePods.movable(p))
        .filter(p -> nodes.containsKey(p.getSpec().getNodeName()))
        .filter(p -> pools.test(nodes.get(p.getSpec().getNodeName())))
        .toList();
  }
}
