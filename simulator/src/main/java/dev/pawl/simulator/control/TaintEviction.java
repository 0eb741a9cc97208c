package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.NODES;
import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletes pods from nodes with NoExecute taints they do not tolerate, past all budgets. Tolerations
 * for a time count as tolerations for ever.
 */
final class TaintEviction implements Controller {
  private final World world;

  TaintEviction(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    boolean tainted =
        Trees.items(Trees.at(change.now(), "spec", "taints")).stream()
            .anyMatch(t -> Trees.text(t, "effect").equals("NoExecute"));
    if (change.is(NODES) && tainted) {
      world.store().podsOn(change.key().name()).forEach(p -> keys.accept(p.key()));
    } else if (change.is(PODS) && !Pods.node(change.now()).equals(Pods.node(change.old()))) {
      keys.accept(change.key());
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored pod = world.store().get(key).orElse(null);
    if (pod == null || Trees.isDeleting(pod.tree())) {
      return;
    }
    JsonNode node =
        world.store().get(Nodes.key(Pods.node(pod.tree()))).map(Stored::tree).orElse(null);
    if (node != null && !Taints.tolerates(pod.tree(), node, List.of("NoExecute"))) {
      world.registry().delete(key, DeleteOptions.plain());
    }
  }
}
