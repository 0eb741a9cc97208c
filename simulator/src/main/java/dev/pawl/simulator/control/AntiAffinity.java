package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.LabelSelector;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Required pod anti-affinity, in both directions: what the new pod will not stand next to, and what
 * will not stand next to it. Pods of the own namespace only.
 */
final class AntiAffinity {
  private final Store store;
  private final JsonNode pod;
  private final List<JsonNode> terms;
  private final List<Stored> neighbours;

  AntiAffinity(Store store, Stored pod, AloofPods aloof) {
    this.store = store;
    this.pod = pod.tree();
    this.terms = terms(pod.tree());
    // Looked up once per pod to place, not once per node.
    String namespace = pod.key().namespace();
    Stream<Stored> others =
        terms.isEmpty()
            ? aloof.in(namespace).stream().flatMap(k -> store.get(k).stream())
            : store.podsIn(namespace).stream();
    this.neighbours =
        others
            .filter(p -> !Pods.node(p.tree()).isEmpty() && !Pods.isOver(p.tree()))
            .filter(this::isConcerned)
            .toList();
  }

  boolean allows(JsonNode node) {
    for (Stored neighbour : neighbours) {
      if (clash(terms, neighbour.tree(), node, neighbour)
          || clash(terms(neighbour.tree()), pod, node, neighbour)) {
        return false;
      }
    }
    return true;
  }

  private boolean isConcerned(Stored neighbour) {
    return terms.stream().anyMatch(t -> selects(t, neighbour.tree()))
        || terms(neighbour.tree()).stream().anyMatch(t -> selects(t, pod));
  }

  /** Whether a term selects the subject while both stand in one topology domain. */
  private boolean clash(List<JsonNode> list, JsonNode subject, JsonNode node, Stored neighbour) {
    for (JsonNode term : list) {
      String key = Trees.text(term, "topologyKey");
      String domain = Trees.labels(node).path(key).asText("");
      if (!domain.isEmpty() && domain.equals(domainOf(neighbour, key)) && selects(term, subject)) {
        return true;
      }
    }
    return false;
  }

  private String domainOf(Stored neighbour, String key) {
    return store
        .get(Nodes.key(Pods.node(neighbour.tree())))
        .map(n -> Trees.labels(n.tree()).path(key).asText(""))
        .orElse("");
  }

  private static boolean selects(JsonNode term, JsonNode subject) {
    return LabelSelector.read(term.path("labelSelector")).matches(Trees.labels(subject));
  }

  static List<JsonNode> terms(JsonNode pod) {
    return new ArrayList<>(
        Trees.items(
            Trees.at(
                pod,
                "spec",
                "affinity",
                "podAntiAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution")));
  }
}
