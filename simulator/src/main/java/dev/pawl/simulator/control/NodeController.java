package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Boots simulated nodes and keeps the taints that follow from a node's state: {@code not-ready} and
 * {@code unschedulable}, both NoSchedule.
 */
final class NodeController implements Controller {
  private static final String NOT_READY = "node.kubernetes.io/not-ready";
  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

  private final World world;
  private final Map<String, Instant> bootedAt = new HashMap<>();

  NodeController(World world) {
    this.world = world;
  }

  static JsonNode cordonTaint() {
    return Trees.object().put("key", UNSCHEDULABLE).put("effect", "NoSchedule");
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(NODES)) {
      keys.accept(change.key());
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored node = world.store().get(key).orElse(null);
    if (node == null) {
      return;
    }
    if (Nodes.isSimulated(node.tree())) {
      beat(node);
    }
    world.store().get(key).ifPresent(this::taint);
  }

  private void beat(Stored node) {
    String name = node.key().name();
    boolean ready = Nodes.isReady(node.tree());
    if (world.faults().isDown(name)) {
      if (ready) {
        setReady(node, "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.");
      }
      return;
    }
    if (ready || world.faults().staysNotReady(name)) {
      return;
    }
    String uid = Trees.uid(node.tree());
    boolean known = bootedAt.containsKey(uid);
    Instant due = known ? bootedAt.get(uid) : bootTime(node);
    if (due.isAfter(world.now())) {
      bootedAt.put(uid, due);
      world.loop().at(due, this, node.key());
    } else {
      bootedAt.put(uid, due);
      setReady(node, "True", "KubeletReady", "kubelet is posting ready status");
    }
  }

  private Instant bootTime(Stored node) {
    Duration usual = world.faults().boot(node.key().name()).orElseGet(() -> world.timing().boot());
    double jitter = world.timing().bootJitter() * (2 * world.random().nextDouble() - 1);
    return world.now().plusNanos((long) (usual.toNanos() * (1 + jitter)));
  }

  private void setReady(Stored node, String value, String reason, String message) {
    world
        .registry()
        .updateStatus(
            node.key(),
            status -> {
              Trees.setCondition(status, "Ready", value, reason, message, world.now());
              NodeStatus.fill(status, node.key().name());
            });
  }

  private void taint(Stored node) {
    JsonNode spec = node.tree().path("spec");
    boolean cordoned = spec.path("unschedulable").asBoolean();
    boolean ready = Nodes.isReady(node.tree());
    if (has(spec, UNSCHEDULABLE) == cordoned && has(spec, NOT_READY) != ready) {
      return;
    }
    world
        .registry()
        .update(
            node.key(),
            Part.MAIN,
            object -> {
              ObjectNode next = Trees.child(object, "spec");
              set(next, NOT_READY, !ready);
              set(next, UNSCHEDULABLE, cordoned);
              return object;
            },
            false);
  }

  private static boolean has(JsonNode spec, String key) {
    return Trees.items(spec.path("taints")).stream().anyMatch(t -> is(t, key));
  }

  private static boolean is(JsonNode taint, String key) {
    return Trees.text(taint, "key").equals(key) && Trees.text(taint, "effect").equals("NoSchedule");
  }

  private static void set(ObjectNode spec, String key, boolean wanted) {
    List<JsonNode> kept =
        Trees.items(spec.path("taints")).stream().filter(t -> !is(t, key)).toList();
    boolean had = kept.size() < spec.path("taints").size();
    if (had == wanted) {
      return;
    }
    ArrayNode taints = spec.putArray("taints").addAll(kept);
    if (wanted) {
      taints.addObject().put("key", key).put("effect", "NoSchedule");
    } else if (taints.isEmpty()) {
      spec.remove("taints");
    }
  }
}
