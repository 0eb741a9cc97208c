package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.FieldSelector;
import dev.pawl.simulator.store.LabelSelector;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Snapshot;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.Optional;

/** Which objects a list or a watch is about. */
record Filter(String namespace, String name, LabelSelector labels, FieldSelector fields) {

  static Filter of(ResourceType type, RequestInfo info, ApiRequest request) {
    return new Filter(
        type.namespaced() ? info.namespace() : "",
        info.name(),
        LabelSelector.parse(request.param("labelSelector")),
        FieldSelector.parse(type, request.param("fieldSelector")));
  }

  boolean matches(Stored object) {
    return matchesKey(object) && matchesContent(object.tree());
  }

  /** The node whose pods are asked for, where it is pods of one node. */
  Optional<String> node(ResourceType type) {
    return type.equals(ResourceCatalogue.PODS)
        ? fields.wanted("spec.nodeName").filter(n -> !n.isEmpty())
        : Optional.empty();
  }

  /**
   * All objects that may match, and maybe others. Pods of one node are found without a look at all
   * others, as in a real apiserver's cache.
   */
  Snapshot candidates(Store store, ResourceType type) {
    return node(type)
        .map(n -> store.locked(() -> new Snapshot(store.version(), store.podsOn(n))))
        .orElseGet(() -> store.list(type));
  }

  boolean selective() {
    return !labels.requirements().isEmpty() || !fields.requirements().isEmpty();
  }

  private boolean matchesKey(Stored object) {
    return (namespace.isEmpty() || namespace.equals(object.key().namespace()))
        && (name.isEmpty() || name.equals(object.key().name()));
  }

  private boolean matchesContent(JsonNode tree) {
    return labels.matches(Trees.labels(tree)) && fields.matches(tree);
  }
}
