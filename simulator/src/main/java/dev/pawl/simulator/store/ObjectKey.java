package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;

/** Where an object lives; the namespace is empty for cluster-scoped ones. */
public record ObjectKey(ResourceType type, String namespace, String name) {

  /** The key of an object of a cluster-scoped resource. */
  public static ObjectKey cluster(ResourceType type, String name) {
    return new ObjectKey(type, "", name);
  }

  /** The key an object of this type has by its own metadata. */
  public static ObjectKey of(ResourceType type, JsonNode object) {
    String namespace = type.namespaced() ? Trees.namespace(object) : "";
    return new ObjectKey(type, namespace, Trees.name(object));
  }

  /** Sorts as etcd does: by namespace, then name. */
  public String path() {
    return namespace + "/" + name;
  }

  @Override
  public String toString() {
    return type.kind() + "/" + (namespace.isEmpty() ? name : path());
  }
}
