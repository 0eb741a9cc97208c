package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.Trees;

/** What controllers ask of nodes. */
final class Nodes {
  /** The annotation of nodes that the simulator plays, as kwok's. */
  static final String SIMULATED = "kwok.x-k8s.io/node";

  private Nodes() {}

  static ObjectKey key(String name) {
    return ObjectKey.cluster(ResourceCatalogue.NODES, name);
  }

  static boolean isSimulated(JsonNode node) {
    return !Trees.annotation(node, SIMULATED).isEmpty();
  }

  static boolean isReady(JsonNode node) {
    return Trees.conditionTrue(node, "Ready");
  }
}
