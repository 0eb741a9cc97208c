package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.NODES;
import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Change;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each node has, and what its pods ask for together, kept as nodes and pods come and go. */
final class NodeUsage {
  private final Map<String, Demand> used = new ConcurrentHashMap<>();

  private final Map<String, Demand> allocatable = new ConcurrentHashMap<>();

  void apply(Change change) {
    if (change.is(NODES)) {
      applyNode(change);
    } else if (change.is(PODS)) {
      applyPod(change);
    }
  }

  private void applyNode(Change change) {
    String name = change.key().name();
    if (change.kind() == Change.Kind.DELETED) {
      allocatable.remove(name);
    } else if (!allocatable.containsKey(name)
        || !Demand.said(change.old()).equals(Demand.said(change.now()))) {
      allocatable.put(name, Demand.allocatable(change.now()));
    }
  }

  private void applyPod(Change change) {
    if (change.before() != null && counts(change.old())) {
      Demand less = Demand.of(change.old());
      used.merge(Pods.node(change.old()), less, Demand::minus);
    }
    if (change.kind() != Change.Kind.DELETED && counts(change.now())) {
      used.merge(Pods.node(change.now()), Demand.of(change.now()), Demand::plus);
    }
  }

  Demand of(String node) {
    return used.getOrDefault(node, Demand.NONE);
  }

  /** What is left. */
  Demand room(String node) {
    return allocatable(node).minus(of(node));
  }

  Demand allocatable(String node) {
    return allocatable.getOrDefault(node, Demand.NONE);
  }

  // A pod on its way out still holds its place.
  private static boolean counts(JsonNode pod) {
    return !Pods.node(pod).isEmpty() && !Pods.isOver(pod);
  }
}
