package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Pods with a required anti-affinity of their own, kept as pods come and go: they are few. */
final class AloofPods {
  private final Map<String, Set<ObjectKey>> byNamespace = new ConcurrentHashMap<>();

  void apply(Change change) {
    if (!change.is(PODS)) {
      return;
    }
    String namespace = change.key().namespace();
    if (change.kind() == Change.Kind.DELETED) {
      byNamespace.computeIfPresent(namespace, (n, pods) -> without(pods, change.key()));
    } else if (!AntiAffinity.terms(change.now()).isEmpty()) {
      byNamespace.computeIfAbsent(namespace, n -> ConcurrentHashMap.newKeySet()).add(change.key());
    }
  }

  private static Set<ObjectKey> without(Set<ObjectKey> pods, ObjectKey pod) {
    pods.remove(pod);
    return pods;
  }

  List<ObjectKey> in(String namespace) {
    return List.copyOf(byNamespace.getOrDefault(namespace, Set.of()));
  }
}
