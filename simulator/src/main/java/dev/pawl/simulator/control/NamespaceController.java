package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.NAMESPACES;

import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Empties a namespace that is being deleted, then lets it go. */
final class NamespaceController implements Controller {
  private final World world;
  private final ResourceCatalogue catalogue = new ResourceCatalogue();

  NamespaceController(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(NAMESPACES)) {
      keys.accept(change.key());
    } else if (change.kind() == Change.Kind.DELETED && change.type().namespaced()) {
      ObjectKey namespace = ObjectKey.cluster(NAMESPACES, change.key().namespace());
      if (world.store().get(namespace).filter(n -> Trees.isDeleting(n.tree())).isPresent()) {
        keys.accept(namespace);
      }
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored namespace = world.store().get(key).orElse(null);
    if (namespace == null || !Trees.isDeleting(namespace.tree())) {
      return;
    }
    List<Stored> left = contents(key.name());
    left.stream()
        .filter(o -> !Trees.isDeleting(o.tree()))
        .forEach(o -> world.registry().delete(o.key(), DeleteOptions.plain()));
    if (contents(key.name()).isEmpty()) {
      world
          .registry()
          .update(
              key,
              Part.MAIN,
              object -> {
                Trees.child(object, "spec").putArray("finalizers");
                return object;
              },
              false);
    }
  }

  private List<Stored> contents(String namespace) {
    List<Stored> found = new ArrayList<>();
    for (ResourceType type : catalogue.all()) {
      if (type.namespaced()) {
        world.store().list(type).items().stream()
            .filter(o -> o.key().namespace().equals(namespace))
            .forEach(found::add);
      }
    }
    return found;
  }
}
