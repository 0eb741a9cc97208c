package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The documents that say what is served. */
final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final ResourceCatalogue catalogue;

  Discovery(ResourceCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The document at a path, if it is one of discovery's. */
  Optional<ObjectNode> at(String path) {
    if (path.equals("/api")) {
      ObjectNode versions = Trees.object().put("kind", "APIVersions");
      versions.putArray("versions").add("v1");
      return Optional.of(versions);
    }
    if (path.equals("/apis")) {
      return Optional.of(groups());
    }
    String version = path.startsWith("/apis/") ? path.substring("/apis/".length()) : "";
    return resources(path.equals("/api/v1") ? "v1" : version);
  }

  private ObjectNode groups() {
    TreeMap<String, TreeSet<String>> versions = new TreeMap<>();
    for (ResourceType type : catalogue.all()) {
      if (!type.group().isEmpty()) {
        versions.computeIfAbsent(type.group(), g -> new TreeSet<>()).add(type.version());
      }
    }
    ObjectNode list = Trees.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    versions.forEach(
        (name, served) -> {
          ObjectNode group = groups.addObject().put("name", name);
          ArrayNode array = group.putArray("versions");
          served.forEach(v -> version(array.addObject(), name, v));
          version(group.putObject("preferredVersion"), name, served.last());
        });
    return list;
  }

  private static void version(ObjectNode node, String group, String version) {
    node.put("groupVersion", group + "/" + version).put("version", version);
  }

  private Optional<ObjectNode> resources(String apiVersion) {
    List<ResourceType> types =
        catalogue.all().stream().filter(t -> t.apiVersion().equals(apiVersion)).toList();
    if (types.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode list =
        Trees.object()
            .put("kind", "APIResourceList")
            .put("apiVersion", "v1")
            .put("groupVersion", apiVersion);
    ArrayNode resources = list.putArray("resources");
    for (ResourceType type : types) {
      resource(resources, type, type.plural(), type.kind(), VERBS);
      if (type.statusSubresource()) {
        List<String> verbs = List.of("get", "patch", "update");
        resource(resources, type, type.plural() + "/status", type.kind(), verbs);
      }
      if (type.equals(ResourceCatalogue.PODS)) {
        resource(resources, type, "pods/eviction", "Eviction", List.of("create"))
            .put("group", "policy")
            .put("version", "v1");
      }
    }
    return Optional.of(list);
  }

  private static ObjectNode resource(
      ArrayNode resources, ResourceType type, String name, String kind, List<String> verbs) {
    ObjectNode resource =
        resources
            .addObject()
            .put("name", name)
            .put("singularName", name.contains("/") ? "" : type.singular())
            .put("namespaced", type.namespaced())
            .put("kind", kind);
    ArrayNode array = resource.putArray("verbs");
    verbs.forEach(array::add);
    return resource;
  }
}
