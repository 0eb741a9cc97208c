package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.time.SimClock;
import java.util.OptionalLong;

/** Deletion with preconditions, grace, finalizers and dependents. Needs the store's lock. */
final class Deletion {
  private static final String FOREGROUND = "foregroundDeletion";
  // PodSpec.terminationGracePeriodSeconds' default.
  private static final long DEFAULT_GRACE = 30;

  private final Store store;
  private final SimClock clock;

  Deletion(Store store, SimClock clock) {
    this.store = store;
    this.clock = clock;
  }

  ObjectNode delete(ObjectKey key, DeleteOptions options) {
    Stored object = store.get(key).orElseThrow(() -> ApiError.notFound(key));
    checkPreconditions(object, options);
    if (options.dryRun()) {
      return answer(object);
    }
    Stored prepared = prepareDependents(object, options);
    OptionalLong grace = gracePeriod(prepared, options);
    if (grace.isEmpty() && !held(prepared)) {
      store.remove(prepared);
      return answer(prepared);
    }
    Stored marked = mark(prepared, grace.orElse(0));
    return removeIfFinished(marked).tree();
  }

  /** Removes an object that is marked, has no finalizer left and no grace to wait for. */
  Stored removeIfFinished(Stored object) {
    boolean waits =
        object.tree().path("metadata").path("deletionGracePeriodSeconds").asLong() > 0
            || held(object);
    return Trees.isDeleting(object.tree()) && !waits ? store.remove(object) : object;
  }

  private static boolean held(Stored object) {
    boolean namespaceInUse =
        object.key().type().equals(ResourceCatalogue.NAMESPACES)
            && !object.tree().path("spec").path("finalizers").isEmpty();
    return namespaceInUse || !object.tree().path("metadata").path("finalizers").isEmpty();
  }

  private static ObjectNode answer(Stored object) {
    // The real strategy for pods has ReturnDeletedObject; most others answer with a Status.
    return object.key().type().equals(ResourceCatalogue.PODS)
        ? object.tree()
        : Statuses.deleted(object.key(), Trees.uid(object.tree()));
  }

  private static void checkPreconditions(Stored object, DeleteOptions options) {
    String uid = Trees.uid(object.tree());
    if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
      throw ApiError.conflict(
          object.key(),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(options.uid(), uid));
    }
    String version = Long.toString(object.resourceVersion());
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
      throw ApiError.conflict(
          object.key(),
          "Precondition failed: ResourceVersion in precondition: %s, ResourceVersion in object"
                  .formatted(options.resourceVersion())
              + " meta: "
              + version);
    }
  }

  private Stored prepareDependents(Stored object, DeleteOptions options) {
    String uid = Trees.uid(object.tree());
    return switch (options.dependents()) {
      case BACKGROUND -> object;
      case ORPHAN -> {
        store.dependents(uid).forEach(d -> store.put(d.key(), disown(d, uid)));
        yield object;
      }
      case FOREGROUND -> {
        if (store.dependents(uid).isEmpty()) {
          yield object;
        }
        ObjectNode copy = object.copy();
        ArrayNode finalizers = Trees.list(Trees.metadata(copy), "finalizers");
        if (Trees.items(finalizers).stream().noneMatch(f -> f.asText().equals(FOREGROUND))) {
          finalizers.add(FOREGROUND);
        }
        yield store.put(object.key(), copy);
      }
    };
  }

  private static ObjectNode disown(Stored dependent, String uid) {
    ObjectNode copy = dependent.copy();
    ArrayNode kept = Trees.object().arrayNode();
    for (JsonNode owner : Trees.at(copy, "metadata", "ownerReferences")) {
      if (!Trees.text(owner, "uid").equals(uid)) {
        kept.add(owner);
      }
    }
    Trees.metadata(copy).set("ownerReferences", kept);
    return copy;
  }

  /** The seconds a pod has to end; empty when it goes at once. */
  private static OptionalLong gracePeriod(Stored object, DeleteOptions options) {
    if (!object.key().type().equals(ResourceCatalogue.PODS)) {
      return OptionalLong.empty();
    }
    JsonNode spec = object.tree().path("spec");
    String phase = Trees.text(object.tree(), "status", "phase");
    boolean nothingRuns =
        Trees.text(spec, "nodeName").isEmpty()
            || phase.equals("Succeeded")
            || phase.equals("Failed");
    long own = spec.path("terminationGracePeriodSeconds").asLong(DEFAULT_GRACE);
    long seconds = nothingRuns ? 0 : options.graceSeconds().orElse(own);
    return seconds == 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
  }

  private Stored mark(Stored object, long grace) {
    ObjectNode copy = object.copy();
    ObjectNode meta = Trees.metadata(copy);
    boolean again = Trees.isDeleting(copy);
    if (again && meta.path("deletionGracePeriodSeconds").asLong() <= grace) {
      // A second deletion can only shorten the grace.
      return object;
    }
    meta.put("deletionTimestamp", Trees.time(clock.now().plusSeconds(grace)));
    meta.put("deletionGracePeriodSeconds", grace);
    if (!again && object.key().type().generation()) {
      meta.put("generation", meta.path("generation").asLong() + 1);
    }
    if (object.key().type().equals(ResourceCatalogue.NAMESPACES)) {
      Trees.child(copy, "status").put("phase", "Terminating");
    }
    return store.put(object.key(), copy);
  }
}
