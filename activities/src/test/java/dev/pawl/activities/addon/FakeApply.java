package dev.pawl.activities.addon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Server-side apply by field manager pawl, forced, as a server does it: mappings are merged, lists
 * are atomic. What pawl applied before and no longer says goes; what others have set stays theirs.
 */
final class FakeApply {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FakeApply() {}

  /**
   * The object afterwards.
   *
   * @param old null where it is not there
   */
  static ObjectNode of(ObjectNode old, ObjectNode wanted) {
    ObjectNode then = old == null ? wanted.deepCopy() : old.deepCopy();
    ObjectNode said = fields(wanted);
    said.remove(List.of("f:apiVersion", "f:kind"));
    ObjectNode metadata = said.withObject("/f:metadata");
    metadata.remove(List.of("f:name", "f:namespace"));
    if (metadata.isEmpty()) {
      said.remove("f:metadata");
    }
    List<JsonNode> others = new ArrayList<>();
    if (old != null) {
      for (JsonNode entry : old.at("/metadata/managedFields")) {
        if (entry.path("manager").asText().equals("pawl")) {
          takeAway(then, entry.path("fieldsV1"), said);
        } else {
          others.add(entry);
        }
      }
      merge(then, wanted);
    }
    ArrayNode managed = then.withObject("/metadata").putArray("managedFields").addAll(others);
    // Who owns nothing is in no list of owners.
    if (!said.isEmpty()) {
      managed.addObject().put("manager", "pawl").put("operation", "Apply").set("fieldsV1", said);
    }
    return then;
  }

  private static ObjectNode fields(JsonNode object) {
    ObjectNode fields = MAPPER.createObjectNode();
    object
        .properties()
        .forEach(
            e ->
                fields.set(
                    "f:" + e.getKey(),
                    e.getValue().isObject() ? fields(e.getValue()) : MAPPER.createObjectNode()));
    return fields;
  }

  private static void takeAway(ObjectNode from, JsonNode before, JsonNode said) {
    before
        .properties()
        .forEach(
            e -> {
              String name = e.getKey().substring(2);
              JsonNode still = said.path(e.getKey());
              if (from.get(name) instanceof ObjectNode below && !e.getValue().isEmpty()) {
                takeAway(below, e.getValue(), still);
                if (below.isEmpty() && still.isMissingNode()) {
                  from.remove(name);
                }
              } else if (still.isMissingNode()) {
                from.remove(name);
              }
            });
  }

  private static void merge(ObjectNode into, ObjectNode wanted) {
    wanted
        .properties()
        .forEach(
            e -> {
              if (into.get(e.getKey()) instanceof ObjectNode below
                  && e.getValue() instanceof ObjectNode more) {
                merge(below, more);
              } else {
                into.set(e.getKey(), e.getValue().deepCopy());
              }
            });
  }
}
