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
  private static final int LEAST_NODES = 100;
  private static final int LEAST_PERCENT = 5;
  private static final int HALF = 50;
  private static final int NODES_PER_PERCENT = 125;

  private final World world;
  private final NodeUsage usage = new NodeUsage();
  private final AloofPods aloof = new AloofPods();
  private final Set<String> waiting = new ConcurrentSkipListSet<>();

  /** The node looked at last, by its place among all. */
  private int lookOn = -1;

  Scheduler(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    usage.apply(change);
    aloof.apply(change);
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
    } else if (change.is(NODES) && !Demand.said(change.old()).equals(Demand.said(change.now()))) {
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

  /** In a big cluster not all of them: it looks on from where it stopped at the pod before. */
  private List<JsonNode> fitting(Stored pod) {
    AntiAffinity anti = new AntiAffinity(world.store(), pod, aloof);
    Demand demand = Demand.of(pod.tree());
    List<Stored> all = world.store().list(NODES).items();
    int enough = enough(all.size());
    List<JsonNode> nodes = new ArrayList<>();
    int from = enough < all.size() ? lookOn + 1 : 0;
    for (int i = 0; i < all.size() && nodes.size() < enough; i++) {
      lookOn = (from + i) % all.size();
      Stored stored = all.get(lookOn);
      JsonNode node = stored.tree();
      Demand room = usage.room(stored.key().name());
      if (isOpen(pod.tree(), node)
          && NodeAffinity.matches(pod.tree(), node)
          && demand.fitsIn(room)
          && anti.allows(node)) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /**
   * How many fitting nodes are compared: kube-scheduler's default of percentageOfNodesToScore, 50 %
   * of 100 nodes falling to 10 % of 5,000 and never below 5 %, and at least 100 nodes.
   */
  private static int enough(int nodes) {
    int percent = Math.max(LEAST_PERCENT, HALF - nodes / NODES_PER_PERCENT);
    return Math.max(LEAST_NODES, nodes * percent / 100);
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
      double score =
          Score.of(pod, node, usage.allocatable(name), usage.of(name), siblings, maxTaints);
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
