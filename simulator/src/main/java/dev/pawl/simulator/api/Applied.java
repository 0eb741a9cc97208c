package dev.pawl.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Trees;

/**
 * The body of a server-side apply. YAML is read as far as it is JSON, which is all clients send.
 */
record Applied(String manager, ObjectNode config) {

  static Applied read(ObjectKey key, ApiRequest request) {
    String manager = request.param("fieldManager");
    if (manager.isEmpty()) {
      throw ApiError.of(
          422,
          "Invalid",
          "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for"
              + " apply patch");
    }
    ObjectNode config = parse(request);
    if (Trees.at(config, "metadata").has("managedFields")) {
      throw ApiError.badRequest("metadata.managedFields must be nil");
    }
    Trees.metadata(config).put("name", key.name());
    if (key.type().namespaced()) {
      Trees.metadata(config).put("namespace", key.namespace());
    }
    return new Applied(manager, config);
  }

  private static ObjectNode parse(ApiRequest request) {
    try {
      if (Trees.read(request.body()) instanceof ObjectNode object) {
        return object;
      }
      throw ApiError.badRequest("the applied configuration is not an object");
    } catch (JsonProcessingException e) {
      throw ApiError.unsupportedMediaType(
          "the simulator reads an apply patch only in the JSON form of YAML");
    }
  }
}
