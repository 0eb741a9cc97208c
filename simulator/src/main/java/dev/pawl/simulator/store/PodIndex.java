package dev.pawl.simulator.store;

import java.util.List;

/** Pods by node and by namespace. */
final class PodIndex {
  private final KeyedIndex nodes = new KeyedIndex();
  private final KeyedIndex namespaces = new KeyedIndex();

  void apply(Change change) {
    if (!change.is(ResourceCatalogue.PODS)) {
      return;
    }
    if (change.before() != null) {
      nodes.drop(node(change.before()), change.before());
      namespaces.drop(change.key().namespace(), change.before());
    }
    if (change.kind() != Change.Kind.DELETED) {
      nodes.add(node(change.after()), change.after());
      namespaces.add(change.key().namespace(), change.after());
    }
  }

  List<Stored> on(String node) {
    return nodes.of(node);
  }

  List<Stored> in(String namespace) {
    return namespaces.of(namespace);
  }

  private static String node(Stored pod) {
    return Trees.text(pod.tree(), "spec", "nodeName");
  }
}
