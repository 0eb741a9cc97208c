package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.PODS;
import static dev.pawl.simulator.store.ResourceCatalogue.STATEFUL_SETS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pods with ordinal names. A name is taken again only when its pod is gone; with OrderedReady one
 * pod at a time, each after its predecessors are Ready, and the last goes first.
 */
final class StatefulSetController implements Controller {
  private static final String REVISION = "controller-revision-hash";

  private final World world;

  StatefulSetController(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(STATEFUL_SETS)) {
      keys.accept(change.key());
    } else if (change.is(PODS)) {
      Pods.ownerOf(change, STATEFUL_SETS, keys);
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored set = world.store().get(key).orElse(null);
    if (set == null || Trees.isDeleting(set.tree())) {
      return;
    }
    String revision = revision(set);
    step(set, revision);
    report(set, revision);
  }

  /** Does what can be done now: fill, then shrink, then update. */
  private void step(Stored set, String revision) {
    int wanted = Trees.at(set.tree(), "spec", "replicas").asInt();
    boolean parallel = Trees.text(set.tree(), "spec", "podManagementPolicy").equals("Parallel");
    for (int i = 0; i < wanted; i++) {
      Optional<Stored> pod = pod(set, i);
      if (pod.isEmpty()) {
        create(set, i, revision);
      } else if (Pods.isOver(pod.get().tree())) {
        world.registry().delete(pod.get().key(), DeleteOptions.plain());
      }
      boolean healthy = pod.filter(p -> isHealthy(p.tree())).isPresent();
      if (!parallel && !healthy) {
        return;
      }
    }
    if (shrink(set, wanted, parallel)) {
      return;
    }
    update(set, wanted, revision);
  }

  private boolean shrink(Stored set, int wanted, boolean parallel) {
    List<Stored> extra =
        pods(set).stream()
            .filter(p -> ordinal(p) >= wanted)
            .sorted((a, b) -> Integer.compare(ordinal(b), ordinal(a)))
            .toList();
    for (Stored pod : extra) {
      if (!Trees.isDeleting(pod.tree())) {
        world.registry().delete(pod.key(), DeleteOptions.plain());
      }
      if (!parallel) {
        break;
      }
    }
    return !extra.isEmpty();
  }

  private void update(Stored set, int wanted, String revision) {
    JsonNode strategy = Trees.at(set.tree(), "spec", "updateStrategy");
    if (!Trees.text(strategy, "type").equals("RollingUpdate")) {
      return;
    }
    int partition = Trees.at(strategy, "rollingUpdate", "partition").asInt();
    for (int i = wanted - 1; i >= partition; i--) {
      Optional<Stored> pod = pod(set, i);
      if (pod.isEmpty() || !isHealthy(pod.get().tree())) {
        return;
      }
      if (!revisionOf(pod.get()).equals(revision)) {
        world.registry().delete(pod.get().key(), DeleteOptions.plain());
        return;
      }
    }
  }

  private void create(Stored set, int ordinal, String revision) {
    ObjectNode pod = Pods.fromTemplate(set, Trees.at(set.tree(), "spec", "template"));
    String name = set.key().name() + "-" + ordinal;
    ObjectNode meta = Trees.metadata(pod).put("name", name);
    Trees.child(meta, "labels")
        .put("statefulset.kubernetes.io/pod-name", name)
        .put("apps.kubernetes.io/pod-index", Integer.toString(ordinal))
        .put(REVISION, revision);
    Trees.child(pod, "spec")
        .put("hostname", name)
        .put("subdomain", Trees.text(set.tree(), "spec", "serviceName"));
    world.registry().create(PODS, set.key().namespace(), pod, false);
  }

  private void report(Stored set, String revision) {
    List<Stored> pods = pods(set);
    long ready = pods.stream().filter(p -> Pods.isReady(p.tree())).count();
    long updated = pods.stream().filter(p -> revisionOf(p).equals(revision)).count();
    boolean done = updated == pods.size();
    world
        .registry()
        .updateStatus(
            set.key(),
            status -> {
              status.put("replicas", pods.size());
              status.put("readyReplicas", ready);
              status.put("availableReplicas", ready);
              status.put("currentReplicas", done ? updated : pods.size() - updated);
              status.put("updatedReplicas", updated);
              status.put("updateRevision", revision);
              if (done || !status.has("currentRevision")) {
                status.put("currentRevision", revision);
              }
              status.put(
                  "observedGeneration", Trees.at(set.tree(), "metadata", "generation").asLong());
            });
  }

  private List<Stored> pods(Stored set) {
    return world.owned(PODS, Trees.uid(set.tree()));
  }

  private Optional<Stored> pod(Stored set, int ordinal) {
    return world
        .store()
        .get(new ObjectKey(PODS, set.key().namespace(), set.key().name() + "-" + ordinal));
  }

  private static boolean isHealthy(JsonNode pod) {
    return Pods.isReady(pod) && !Trees.isDeleting(pod);
  }

  private static int ordinal(Stored pod) {
    String name = pod.key().name();
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }

  private static String revisionOf(Stored pod) {
    return Trees.text(Trees.labels(pod.tree()), REVISION);
  }

  private static String revision(Stored set) {
    int hash = Trees.at(set.tree(), "spec", "template").hashCode();
    return set.key().name() + "-" + Integer.toUnsignedString(hash, 36);
  }
}
