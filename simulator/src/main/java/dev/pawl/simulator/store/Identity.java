package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Checks that an object is the one the path speaks of. */
final class Identity {
  private Identity() {}

  /** Gives a new object its kind, namespace and name. */
  static ObjectNode of(ResourceType type, String namespace, ObjectNode object, Names names) {
    requireKind(type, object);
    ObjectNode meta = Trees.metadata(object);
    if (type.namespaced()) {
      String own = Trees.text(meta, "namespace");
      if (!own.isEmpty() && !own.equals(namespace)) {
        throw ApiError.badRequest(
            "the namespace of the provided object does not match the namespace sent on the"
                + " request");
      }
      meta.put("namespace", namespace);
    } else {
      meta.remove("namespace");
    }
    if (Trees.text(meta, "name").isEmpty() && meta.hasNonNull("generateName")) {
      meta.put("name", Trees.text(meta, "generateName") + names.suffix());
    }
    object.put("apiVersion", type.apiVersion());
    return object.put("kind", type.kind());
  }

  /** Refuses a write that means another object or another version of it. */
  static void check(ObjectKey key, JsonNode current, JsonNode wanted) {
    requireKind(key.type(), wanted);
    String name = Trees.name(wanted);
    if (!name.equals(key.name())) {
      throw ApiError.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(name, key.name()));
    }
    String version = Trees.text(wanted, "metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(Trees.text(current, "metadata", "resourceVersion"))) {
      throw ApiError.stale(key);
    }
    String uid = Trees.uid(wanted);
    if (!uid.isEmpty() && !uid.equals(Trees.uid(current))) {
      throw ApiError.conflict(
          key,
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(uid, Trees.uid(current)));
    }
  }

  private static void requireKind(ResourceType type, JsonNode object) {
    String kind = Trees.text(object, "kind");
    String version = Trees.text(object, "apiVersion");
    if ((!kind.isEmpty() && !kind.equals(type.kind()))
        || (!version.isEmpty() && !version.equals(type.apiVersion()))) {
      throw ApiError.badRequest(
          "the object provided is unrecognized (must be of type %s): %s %s"
              .formatted(type.kind(), version, kind));
    }
  }
}
