package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.NODES;
import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Binds pods to nodes. Filters: schedulable, taints, selector and affinity, anti-affinity, room.
 * Then {@link Score}; among the best one is drawn. A node that is not Ready is kept out by its
 * taint, as in a real cluster.
 */
final class Scheduler implements Controller {
  private final World world;
  private final NodeUsage usage = new NodeUsage();
  private final Set<String> waiting = new ConcurrentSkipListSet<>();

  Scheduler(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    usage.apply(change);
    if (change.is(PODS)) {
      boolean gone = change.kind() == Change.Kind.DELETED;
      if (gone || Pods.isOver(change.now())) {
        waiting.remove(change.key().path());
        retryAll(keys);
      } else if (Pods.node(change.now()).isEmpty() && change.kind() == Change.Kind.ADDED) {
        keys.accept(change.key());
      }
    } else if (change.is(NODES) && !change.old().path("spec").equals(change.now().path("spec"))) {
      retryAll(keys);
    } else if (change.is(NODES)
        && !Trees.at(change.old(), "status", "allocatable")
            .equals(Trees.at(change.now(), "status", "allocatable"))) {
      retryAll(keys);
    }
  }

  private void retryAll(Consumer<ObjectKey> keys) {
    for (String path : waiting) {
      int slash = path.indexOf('/');
      keys.accept(new ObjectKey(PODS, path.substring(0, slash), path.substring(slash + 1)));
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored pod = world.store().get(key).orElse(null);
    if (pod == null || !Pods.node(pod.tree()).isEmpty() || !Pods.isActive(pod.tree())) {
      waiting.remove(key.path());
      return;
    }
    List<JsonNode> fitting = fitting(pod);
    if (fitting.isEmpty()) {
      waiting.add(key.path());
      refuse(key);
    } else {
      waiting.remove(key.path());
      bind(key, Trees.name(best(pod.tree(), fitting)));
    }
  }

  private List<JsonNode> fitting(Stored pod) {
    AntiAffinity anti = new AntiAffinity(world.store(), pod);
    Demand demand = Demand.of(pod.tree());
    List<JsonNode> nodes = new ArrayList<>();
    for (Stored stored : world.store().list(NODES).items()) {
      JsonNode node = stored.tree();
      Demand room = Demand.allocatable(node).minus(usage.of(stored.key().name()));
      if (isOpen(pod.tree(), node)
          && NodeAffinity.matches(pod.tree(), node)
          && demand.fitsIn(room)
          && anti.allows(node)) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private static boolean isOpen(JsonNode pod, JsonNode node) {
    JsonNode spec = node.path("spec");
    boolean cordonTolerated =
        !spec.path("unschedulable").asBoolean()
            || Trees.items(Trees.at(pod, "spec", "tolerations")).stream()
                .anyMatch(t -> Taints.matches(t, NodeController.cordonTaint()));
    return cordonTolerated
        && !Trees.isDeleting(node)
        && Taints.tolerates(pod, node, List.of("NoSchedule", "NoExecute"));
  }

  private JsonNode best(JsonNode pod, List<JsonNode> nodes) {
    int maxTaints = Score.maxTaints(pod, nodes);
    double highest = Double.NEGATIVE_INFINITY;
    List<JsonNode> best = new ArrayList<>();
    for (JsonNode node : nodes) {
      String name = Trees.name(node);
      int siblings = Score.siblings(world, pod, name);
      double score = Score.of(pod, node, usage.of(name), siblings, maxTaints);
      if (score > highest) {
        highest = score;
        best.clear();
      }
      if (score == highest) {
        best.add(node);
      }
    }
    return best.get(world.random().nextInt(best.size()));
  }

  private void bind(ObjectKey key, String node) {
    world
        .registry()
        .update(
            key,
            Part.MAIN,
            pod -> {
              Trees.child(pod, "spec").put("nodeName", node);
              return pod;
            },
            false);
    world.registry().updateStatus(key, s -> scheduled(s, "True", "", ""));
  }

  private void refuse(ObjectKey key) {
    int nodes = world.store().list(NODES).items().size();
    String message = "0/%d nodes are available.".formatted(nodes);
    world.registry().updateStatus(key, s -> scheduled(s, "False", "Unschedulable", message));
  }

  private void scheduled(ObjectNode status, String value, String reason, String message) {
    Trees.setCondition(status, "PodScheduled", value, reason, message, world.now());
  }
}
