package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All groups with their resources in one document, for who asks for that form (KEP-3352). */
final class AggregatedDiscovery {
  private static final String KIND = "APIGroupDiscoveryList";

  private final ResourceCatalogue catalogue;

  AggregatedDiscovery(ResourceCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  boolean wanted(ApiRequest request) {
    return request.path().equals("/apis") && request.accept().contains("as=" + KIND);
  }

  ObjectNode groups() {
    Map<String, Map<String, List<ResourceType>>> groups =
        catalogue.all().stream()
            .filter(t -> !t.group().isEmpty())
            .collect(
                Collectors.groupingBy(
                    ResourceType::group,
                    TreeMap::new,
                    Collectors.groupingBy(
                        ResourceType::version, TreeMap::new, Collectors.toList())));
    ObjectNode list = Trees.object().put("kind", KIND).put("apiVersion", "apidiscovery.k8s.io/v2");
    ArrayNode items = list.putArray("items");
    groups.forEach(
        (name, versions) -> {
          ObjectNode group = items.addObject();
          group.putObject("metadata").put("name", name);
          ArrayNode served = group.putArray("versions");
          versions.forEach((version, types) -> version(served.addObject(), version, types));
        });
    return list;
  }

  private static void version(ObjectNode node, String name, List<ResourceType> types) {
    ArrayNode resources =
        node.put("version", name).put("freshness", "Current").putArray("resources");
    types.forEach(t -> resources.addObject().put("resource", t.plural()));
  }
}
