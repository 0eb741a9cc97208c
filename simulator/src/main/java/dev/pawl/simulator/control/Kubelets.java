package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.NODES;
import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts pods that are bound to Ready nodes and ends those that are deleted, after min(their own
 * time, grace). Pods of a node that is gone are removed, as the pod garbage collector does.
 */
final class Kubelets implements Controller {
  /** Annotation on a pod: its own start time, such as {@code PT2S}. */
  static final String START = "simulator.pawl.dev/start";

  /** Annotation on a pod: its own end time, such as {@code PT20S}. */
  static final String END = "simulator.pawl.dev/end";

  private final World world;
  private final Map<String, Instant> starts = new HashMap<>();
  private final Map<String, Instant> ends = new HashMap<>();

  Kubelets(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(PODS) && !Pods.node(change.now()).isEmpty()) {
      keys.accept(change.key());
    } else if (change.is(NODES)
        && (change.kind() == Change.Kind.DELETED
            || Nodes.isReady(change.old()) != Nodes.isReady(change.now()))) {
      world.store().podsOn(change.key().name()).forEach(p -> keys.accept(p.key()));
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored pod = world.store().get(key).orElse(null);
    if (pod == null) {
      return;
    }
    Stored node = world.store().get(Nodes.key(Pods.node(pod.tree()))).orElse(null);
    if (node == null) {
      world.registry().delete(key, DeleteOptions.now(Trees.uid(pod.tree())));
    } else if (!Nodes.isReady(node.tree()) || world.faults().isDown(node.key().name())) {
      unready(pod);
    } else if (Trees.isDeleting(pod.tree())) {
      end(pod);
    } else if (Trees.text(pod.tree(), "status", "phase").equals("Pending")) {
      start(pod);
    } else if (!Pods.isOver(pod.tree()) && !Pods.isReady(pod.tree())) {
      world.registry().updateStatus(key, this::ready);
    }
  }

  // As the node lifecycle controller does to the pods of a node that went NotReady.
  private void unready(Stored pod) {
    if (Pods.isReady(pod.tree())) {
      world
          .registry()
          .updateStatus(
              pod.key(),
              s -> Trees.setCondition(s, "Ready", "False", "NodeNotReady", "", world.now()));
    }
  }

  private void start(Stored pod) {
    String uid = Trees.uid(pod.tree());
    if (world.faults().staysPending(pod.key().path())) {
      return;
    }
    boolean first = !starts.containsKey(uid);
    Instant due =
        starts.computeIfAbsent(
            uid, u -> world.now().plus(own(pod.tree(), START, world.timing().podStart())));
    if (!due.isAfter(world.now())) {
      starts.remove(uid);
      world.registry().updateStatus(pod.key(), s -> run(pod.tree(), s));
    } else if (first) {
      world.loop().at(due, this, pod.key());
    }
  }

  private void end(Stored pod) {
    String uid = Trees.uid(pod.tree());
    if (world.faults().staysTerminating(pod.key().path())) {
      return;
    }
    long grace = Trees.at(pod.tree(), "metadata", "deletionGracePeriodSeconds").asLong();
    Duration own = own(pod.tree(), END, world.timing().podEnd());
    Duration limit = Duration.ofSeconds(grace);
    Instant due = world.now().plus(own.compareTo(limit) < 0 ? own : limit);
    Instant known = ends.get(uid);
    // A second deletion may shorten the grace, never lengthen it.
    if (known == null || due.isBefore(known)) {
      ends.put(uid, due);
      world.loop().at(due, this, pod.key());
      known = due;
    }
    if (!known.isAfter(world.now())) {
      ends.remove(uid);
      world.registry().delete(pod.key(), DeleteOptions.now(uid));
    }
  }

  private void run(JsonNode pod, ObjectNode status) {
    String now = Trees.time(world.now());
    status.put("phase", "Running").put("startTime", now);
    status.put("podIP", "10.0.0.1").put("hostIP", "127.0.0.1");
    ArrayNode statuses = status.putArray("containerStatuses");
    for (JsonNode container : Trees.at(pod, "spec", "containers")) {
      ObjectNode one =
          statuses
              .addObject()
              .put("name", Trees.text(container, "name"))
              .put("image", Trees.text(container, "image"))
              .put("imageID", "")
              .put("ready", true)
              .put("started", true)
              .put("restartCount", 0);
      one.putObject("state").putObject("running").put("startedAt", now);
    }
    Trees.setCondition(status, "Initialized", "True", "", "", world.now());
    ready(status);
  }

  private void ready(ObjectNode status) {
    Trees.setCondition(status, "Ready", "True", "", "", world.now());
    Trees.setCondition(status, "ContainersReady", "True", "", "", world.now());
  }

  private static Duration own(JsonNode pod, String annotation, Duration usual) {
    String text = Trees.annotation(pod, annotation);
    return text.isEmpty() ? usual : Duration.parse(text);
  }
}
