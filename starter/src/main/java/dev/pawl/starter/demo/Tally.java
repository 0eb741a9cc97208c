package dev.pawl.starter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ChangeListener;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts from the cluster's own changes, not from what Pawl says of itself: which old nodes are
 * gone, how often pods of the apps were placed anew, and whether an app ever had fewer healthy pods
 * than its budget demands.
 */
final class Tally implements ChangeListener {

  private final Map<String, Integer> atLeast;
  private final Map<String, Set<String>> healthy = new HashMap<>();
  private final Map<String, Integer> violations = new LinkedHashMap<>();
  private final Set<String> oldNodes = new HashSet<>();
  private int pods;
  private int nodesGone;
  private int nodesMade;
  private int placed;

  /**
   * @param atLeast healthy pods that an app's budget demands, by its name
   */
  Tally(Map<String, Integer> atLeast) {
    this.atLeast = Map.copyOf(atLeast);
  }

  /** What there is before anything happens. */
  synchronized void begin(Iterable<JsonNode> nodes, Iterable<JsonNode> present) {
    nodes.forEach(n -> oldNodes.add(Trees.name(n)));
    for (JsonNode pod : present) {
      if (atLeast.containsKey(app(pod))) {
        pods++;
        look(pod);
      }
    }
  }

  @Override
  public synchronized void changed(Change change) {
    if (change.is(ResourceCatalogue.NODES)) {
      node(change);
    } else if (change.is(ResourceCatalogue.PODS) && atLeast.containsKey(app(change.now()))) {
      pod(change);
    }
  }

  private void node(Change change) {
    if (change.kind() == Change.Kind.ADDED) {
      nodesMade++;
    } else if (change.kind() == Change.Kind.DELETED && oldNodes.contains(change.key().name())) {
      nodesGone++;
    }
  }

  private void pod(Change change) {
    boolean wasPlaced = !Trees.text(change.old(), "spec", "nodeName").isEmpty();
    if (!wasPlaced && !Trees.text(change.now(), "spec", "nodeName").isEmpty()) {
      placed++;
    }
    String app = app(change.now());
    int before = healthyOf(app).size();
    if (change.kind() == Change.Kind.DELETED) {
      healthyOf(app).remove(Trees.name(change.now()));
    } else {
      look(change.now());
    }
    int after = healthyOf(app).size();
    if (after < before && after < atLeast.get(app)) {
      violations.merge(app, 1, Integer::sum);
    }
  }

  private void look(JsonNode pod) {
    boolean well = Trees.conditionTrue(pod, "Ready") && !Trees.isDeleting(pod);
    if (well) {
      healthyOf(app(pod)).add(Trees.name(pod));
    } else {
      healthyOf(app(pod)).remove(Trees.name(pod));
    }
  }

  private Set<String> healthyOf(String app) {
    return healthy.computeIfAbsent(app, a -> new HashSet<>());
  }

  private static String app(JsonNode pod) {
    return Trees.text(pod, "metadata", "labels", "app");
  }

  /** How many old nodes are gone. */
  synchronized int nodesReplaced() {
    return nodesGone;
  }

  synchronized int nodesMade() {
    return nodesMade;
  }

  /** Pods of apps at the beginning. */
  synchronized int pods() {
    return pods;
  }

  /** How often a pod of an app was placed on a node since. */
  synchronized int moves() {
    return placed;
  }

  /** How often an app lost a healthy pod that its budget did not let go. */
  synchronized int violations() {
    return violations.values().stream().mapToInt(Integer::intValue).sum();
  }
}
