package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.function.Consumer;

/** Deletes objects whose owners are all gone, and lets go owners that wait for their dependents. */
final class GarbageCollector implements Controller {
  private static final String FOREGROUND = "foregroundDeletion";

  private final World world;

  GarbageCollector(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.kind() == Change.Kind.DELETED) {
      world.store().dependents(Trees.uid(change.now())).forEach(d -> keys.accept(d.key()));
      for (JsonNode owner : owners(change.now())) {
        world.store().find(Trees.text(owner, "uid")).ifPresent(keys);
      }
    } else if (!owners(change.now()).isEmpty() || waits(change.now())) {
      keys.accept(change.key());
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored object = world.store().get(key).orElse(null);
    if (object == null) {
      return;
    }
    if (waits(object.tree())) {
      foreground(object);
      return;
    }
    List<JsonNode> owners = owners(object.tree());
    boolean orphaned =
        !owners.isEmpty()
            && owners.stream().allMatch(o -> world.store().find(Trees.text(o, "uid")).isEmpty());
    if (orphaned && !Trees.isDeleting(object.tree())) {
      world.registry().delete(key, DeleteOptions.plain());
    }
  }

  private void foreground(Stored owner) {
    List<Stored> dependents = world.store().dependents(Trees.uid(owner.tree()));
    for (Stored dependent : dependents) {
      if (!Trees.isDeleting(dependent.tree())) {
        world.registry().delete(dependent.key(), DeleteOptions.plain());
      }
    }
    if (dependents.isEmpty()) {
      world.registry().update(owner.key(), Part.MAIN, GarbageCollector::release, false);
    }
  }

  private static ObjectNode release(ObjectNode object) {
    ArrayNode kept = object.arrayNode();
    for (JsonNode finalizer : Trees.at(object, "metadata", "finalizers")) {
      if (!finalizer.asText().equals(FOREGROUND)) {
        kept.add(finalizer);
      }
    }
    Trees.metadata(object).set("finalizers", kept);
    return object;
  }

  private static boolean waits(JsonNode object) {
    return Trees.isDeleting(object)
        && Trees.items(Trees.at(object, "metadata", "finalizers")).stream()
            .anyMatch(f -> f.asText().equals(FOREGROUND));
  }

  private static List<JsonNode> owners(JsonNode object) {
    return Trees.items(Trees.at(object, "metadata", "ownerReferences"));
  }
}
