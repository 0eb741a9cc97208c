package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.PODS;
import static dev.pawl.simulator.store.ResourceCatalogue.REPLICA_SETS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Keeps as many active pods as a ReplicaSet asks for; a pod on its way out is refilled at once. */
final class ReplicaSetController implements Controller {
  // As controller.ActivePods ranks: not bound, not ready, then the youngest go first.
  private static final Comparator<Stored> FIRST_TO_GO =
      Comparator.<Stored, Boolean>comparing(p -> !Pods.node(p.tree()).isEmpty())
          .thenComparing(p -> Pods.isReady(p.tree()))
          .thenComparing(Comparator.comparingLong(Stored::resourceVersion).reversed());

  private final World world;

  ReplicaSetController(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(REPLICA_SETS)) {
      keys.accept(change.key());
    } else if (change.is(PODS)) {
      Pods.ownerOf(change, REPLICA_SETS, keys);
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored set = world.store().get(key).orElse(null);
    if (set == null || Trees.isDeleting(set.tree())) {
      return;
    }
    int wanted = Trees.at(set.tree(), "spec", "replicas").asInt();
    List<Stored> pods = active(set);
    for (int i = pods.size(); i < wanted; i++) {
      ObjectNode pod = Pods.fromTemplate(set, Trees.at(set.tree(), "spec", "template"));
      Trees.metadata(pod).put("generateName", key.name() + "-");
      world.registry().create(PODS, key.namespace(), pod, false);
    }
    pods.stream()
        .sorted(FIRST_TO_GO)
        .limit(Math.max(0, pods.size() - wanted))
        .forEach(p -> world.registry().delete(p.key(), DeleteOptions.plain()));
    report(key, active(set), set.tree());
  }

  private List<Stored> active(Stored set) {
    return world.owned(PODS, Trees.uid(set.tree())).stream()
        .filter(p -> Pods.isActive(p.tree()))
        .toList();
  }

  private void report(ObjectKey key, List<Stored> pods, JsonNode set) {
    long ready = pods.stream().filter(p -> Pods.isReady(p.tree())).count();
    world
        .registry()
        .updateStatus(
            key,
            status -> {
              status.put("replicas", pods.size());
              status.put("fullyLabeledReplicas", pods.size());
              status.put("readyReplicas", ready);
              status.put("availableReplicas", ready);
              status.put("observedGeneration", Trees.at(set, "metadata", "generation").asLong());
            });
  }
}
