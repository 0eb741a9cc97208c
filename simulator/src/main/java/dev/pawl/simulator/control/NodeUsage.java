package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Change;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the pods of each node ask for together, kept as pods come and go. */
final class NodeUsage {
  private final Map<String, Demand> used = new ConcurrentHashMap<>();

  void apply(Change change) {
    if (!change.is(PODS)) {
      return;
    }
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

  // A pod on its way out still holds its place.
  private static boolean counts(JsonNode pod) {
    return !Pods.node(pod).isEmpty() && !Pods.isOver(pod);
  }
}
