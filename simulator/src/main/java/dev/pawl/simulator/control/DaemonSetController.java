package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.DAEMON_SETS;
import static dev.pawl.simulator.store.ResourceCatalogue.NODES;
import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A pod on each node that matches and whose taints are tolerated, cordoned ones included. */
final class DaemonSetController implements Controller {
  private static final String GENERATION = "pod-template-generation";

  private final World world;

  DaemonSetController(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(DAEMON_SETS)) {
      keys.accept(change.key());
    } else if (change.is(NODES) && nodeMatters(change)) {
      world.store().list(DAEMON_SETS).items().forEach(d -> keys.accept(d.key()));
    } else if (change.is(PODS)) {
      Pods.ownerOf(change, DAEMON_SETS, keys);
    }
  }

  private static boolean nodeMatters(Change change) {
    return change.kind() != Change.Kind.MODIFIED
        || !change.old().path("spec").equals(change.now().path("spec"))
        || !Trees.labels(change.old()).equals(Trees.labels(change.now()));
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored set = world.store().get(key).orElse(null);
    if (set == null || Trees.isDeleting(set.tree())) {
      return;
    }
    Map<String, List<Stored>> pods = byNode(set);
    DaemonSetTally tally = new DaemonSetTally(generation(set));
    for (Stored node : world.store().list(NODES).items()) {
      List<Stored> here = pods.getOrDefault(node.key().name(), List.of());
      DaemonPlacement place = DaemonPlacement.of(set.tree(), node.tree());
      if (place.shouldRun() && here.isEmpty()) {
        create(set, node);
      }
      if (!place.shouldContinue()) {
        here.stream().filter(p -> Pods.isActive(p.tree())).forEach(this::delete);
      }
      tally.count(place.shouldRun(), here);
    }
    update(set, pods);
    world.registry().updateStatus(key, tally::write);
  }

  private void create(Stored set, Stored node) {
    ObjectNode pod = Pods.fromTemplate(set, Trees.at(set.tree(), "spec", "template"));
    ObjectNode meta = Trees.metadata(pod).put("generateName", set.key().name() + "-");
    Trees.child(meta, "labels").put(GENERATION, Long.toString(generation(set)));
    DaemonPlacement.pin(Trees.child(pod, "spec"), node.key().name());
    world.registry().create(PODS, set.key().namespace(), pod, false);
  }

  /** Deletes pods of an old template while few enough are unavailable. */
  private void update(Stored set, Map<String, List<Stored>> pods) {
    JsonNode strategy = Trees.at(set.tree(), "spec", "updateStrategy");
    if (!Trees.text(strategy, "type").equals("RollingUpdate")) {
      return;
    }
    int limit = Share.up(Trees.at(strategy, "rollingUpdate", "maxUnavailable"), pods.size());
    List<Stored> all = pods.values().stream().flatMap(List::stream).toList();
    long unready =
        all.stream().filter(p -> !Pods.isReady(p.tree()) || Trees.isDeleting(p.tree())).count();
    long room = Math.max(0, Math.max(1, limit) - unready);
    all.stream()
        .filter(p -> !Trees.isDeleting(p.tree()))
        .filter(p -> DaemonSetTally.generationOf(p) != generation(set))
        .limit(room)
        .forEach(this::delete);
  }

  private void delete(Stored pod) {
    world.registry().delete(pod.key(), DeleteOptions.plain());
  }

  private Map<String, List<Stored>> byNode(Stored set) {
    Map<String, List<Stored>> pods = new HashMap<>();
    for (Stored pod : world.owned(PODS, Trees.uid(set.tree()))) {
      if (Pods.isOver(pod.tree())) {
        delete(pod);
      } else {
        String node = DaemonPlacement.pinned(pod.tree());
        pods.computeIfAbsent(node, n -> new ArrayList<>()).add(pod);
      }
    }
    return pods;
  }

  private static long generation(Stored set) {
    return Trees.at(set.tree(), "metadata", "generation").asLong();
  }
}
