package dev.pawl.activities.addon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Merge patches, as far as tests need them: a JSON merge patch as it is, a strategic one with lists
 * that are merged where this says so. The order of items is not kept.
 */
final class FakeMerge {

  private static final Set<String> MERGED = Set.of("ports");
  private static final String KEY = "port";

  private FakeMerge() {}

  static ObjectNode of(ObjectNode old, JsonNode patch, boolean strategic) {
    ObjectNode then = old.deepCopy();
    merge(then, patch, strategic);
    return then;
  }

  private static void merge(ObjectNode into, JsonNode patch, boolean strategic) {
    for (var field : patch.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (strategic && name.startsWith("$")) {
        continue;
      }
      if (value.isNull()) {
        into.remove(name);
      } else if (value.isObject()) {
        merge(into.withObject("/" + name.replace("~", "~0").replace("/", "~1")), value, strategic);
      } else if (strategic && MERGED.contains(name) && into.get(name) instanceof ArrayNode items) {
        value.forEach(item -> item(items, item));
      } else {
        into.set(name, value);
      }
    }
  }

  private static void item(ArrayNode items, JsonNode change) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).path(KEY).equals(change.path(KEY))) {
        if (change.path("$patch").asText().equals("delete")) {
          items.remove(i);
        } else {
          merge((ObjectNode) items.get(i), change, true);
        }
        return;
      }
    }
    if (!change.has("$patch")) {
      items.add(change);
    }
  }
}
