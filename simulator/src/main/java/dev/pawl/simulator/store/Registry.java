package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.time.SimClock;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The rules each write obeys, whoever sends it: names, UIDs, generations, optimistic locking, the
 * status apart from the rest, finalizers. Each method is one atomic write.
 */
public final class Registry {
  private final Store store;
  private final SimClock clock;
  private final Names names;
  private final Deletion deletion;

  public Registry(Store store, SimClock clock, Random random) {
    this.store = store;
    this.clock = clock;
    this.names = new Names(random);
    this.deletion = new Deletion(store, clock);
  }

  public Store store() {
    return store;
  }

  /**
   * Creates an object.
   *
   * @param wanted taken over; not to be used by the caller afterwards
   * @throws ApiError 409 when the name is taken, 404 when the namespace is missing, 422 when
   *     invalid
   */
  public Stored create(ResourceType type, String namespace, ObjectNode wanted, boolean dryRun) {
    return store.locked(
        () -> {
          ObjectNode object = Identity.of(type, namespace, wanted, names);
          ObjectKey key = ObjectKey.of(type, object);
          if (store.get(key).isPresent()) {
            throw ApiError.alreadyExists(key);
          }
          Validation.namespace(store, key);
          Defaults.onCreate(key, object);
          Validation.object(key, object);
          ObjectNode meta = Trees.metadata(object);
          meta.put("uid", names.uid());
          meta.put("creationTimestamp", Trees.time(clock.now()));
          meta.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
          meta.remove(List.of("resourceVersion", "generation"));
          if (type.generation()) {
            meta.put("generation", 1);
          }
          return dryRun ? new Stored(key, object, 0) : store.put(key, object);
        });
  }

  /**
   * Changes an object. A change that changes nothing writes nothing.
   *
   * @param edit gets a copy of the current object and gives the wanted one
   * @throws ApiError 404, 409 when the wanted one carries another UID or resource version, 422
   */
  public Stored update(ObjectKey key, Part part, UnaryOperator<ObjectNode> edit, boolean dryRun) {
    return store.locked(
        () -> {
          Stored current = store.get(key).orElseThrow(() -> ApiError.notFound(key));
          ObjectNode wanted = edit.apply(current.copy());
          Identity.check(key, current.tree(), wanted);
          ObjectNode next = merge(current, wanted, part);
          if (next.equals(current.tree())) {
            return current;
          }
          Validation.object(key, next);
          Validation.update(key, current.tree(), next);
          if (dryRun) {
            return new Stored(key, next, current.resourceVersion());
          }
          Stored written = store.put(key, next);
          return deletion.removeIfFinished(written);
        });
  }

  /** {@link #update} of the status, in place. */
  public Stored updateStatus(ObjectKey key, Consumer<ObjectNode> edit) {
    return update(
        key,
        Part.STATUS,
        object -> {
          edit.accept(Trees.child(object, "status"));
          return object;
        },
        false);
  }

  /**
   * Deletes an object, or marks it for deletion where it has finalizers or grace.
   *
   * @return the answer a client gets: the object while it goes, else a Status
   * @throws ApiError 404, 409 when a precondition does not hold
   */
  public ObjectNode delete(ObjectKey key, DeleteOptions options) {
    return store.locked(() -> deletion.delete(key, options));
  }

  /** The clock objects are stamped with. */
  public SimClock clock() {
    return clock;
  }

  public Names names() {
    return names;
  }

  private static ObjectNode merge(Stored current, ObjectNode wanted, Part part) {
    ObjectNode next =
        switch (part) {
          case MAIN -> {
            if (current.key().type().statusSubresource()) {
              keep(current.tree(), wanted, "status");
            }
            yield wanted;
          }
          case STATUS -> {
            ObjectNode only = current.copy();
            keep(wanted, only, "status");
            keep(wanted.path("metadata"), Trees.metadata(only), "managedFields");
            yield only;
          }
        };
    ObjectNode meta = Trees.metadata(next);
    JsonNode old = current.tree().path("metadata");
    for (String field :
        List.of(
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "namespace",
            "resourceVersion",
            "generateName")) {
      keep(old, meta, field);
    }
    next.put("apiVersion", current.key().type().apiVersion());
    next.put("kind", current.key().type().kind());
    if (current.key().type().generation() && !sameSpec(current.tree(), next)) {
      meta.put("generation", old.path("generation").asLong() + 1);
    }
    return next;
  }

  private static void keep(JsonNode from, ObjectNode to, String field) {
    JsonNode value = from.get(field);
    if (value == null) {
      to.remove(field);
    } else {
      to.set(field, value);
    }
  }

  private static boolean sameSpec(ObjectNode one, ObjectNode other) {
    return spec(one).equals(spec(other));
  }

  // Everything but metadata and status: a ClusterRole's rules are outside of spec, too.
  private static ObjectNode spec(ObjectNode object) {
    ObjectNode spec = Trees.object();
    spec.setAll(object);
    return spec.remove(List.of("metadata", "status"));
  }
}
