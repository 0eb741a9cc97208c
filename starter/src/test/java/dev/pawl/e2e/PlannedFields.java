package dev.pawl.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code pawl plan -o json} says that addons change, as {@link LiveObject#difference} does.
 */
final class PlannedFields {

  private PlannedFields() {}

  /** Lines {@code path: from → to} by object; of what cannot be changed there are none. */
  static Map<String, Set<String>> of(JsonNode plan) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    for (JsonNode addon : plan.path("addons")) {
      for (JsonNode change : addon.path("changes")) {
        if (!change.path("problem").isTextual()) {
          all.put(change.path("object").asText(), lines(change));
        }
      }
    }
    return all;
  }

  private static Set<String> lines(JsonNode change) {
    Set<String> lines = new TreeSet<>();
    for (JsonNode field : change.path("fields")) {
      lines.add(
          "%s: %s → %s"
              .formatted(
                  field.path("path").asText(),
                  field.path("from").asText(null),
                  field.path("to").asText(null)));
    }
    return lines;
  }
}
