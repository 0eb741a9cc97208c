package dev.pawl.activities.addon.operator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One field of an object that was looked at.
 *
 * @param object all of it
 * @param place where the field is, or would be
 * @param value null where it is not there
 */
record OperatorField(JsonNode object, JsonPointer place, JsonNode value) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static OperatorField at(JsonNode object, JsonPointer place) {
    JsonNode found = object.at(place);
    return new OperatorField(object, place, absent(found) ? null : found);
  }

  boolean is(JsonNode other) {
    return text(value).equals(text(other));
  }

  /** A word as the kind of value that is there now: a number stays a number. */
  JsonNode typed(String word) {
    try {
      if (value != null && value.isNumber()) {
        return DecimalNode.valueOf(new BigDecimal(word));
      }
    } catch (NumberFormatException e) {
      return TextNode.valueOf(word);
    }
    boolean isBoolean = value != null && value.isBoolean() && word.matches("true|false");
    return isBoolean ? BooleanNode.valueOf(Boolean.parseBoolean(word)) : TextNode.valueOf(word);
  }

  /**
   * The JSON patch that changes it, and fails where the object is another by then.
   *
   * @param to null to take it away
   */
  String patch(JsonNode to) {
    ArrayNode patch = MAPPER.createArrayNode();
    patch
        .addObject()
        .put("op", "test")
        .put("path", "/metadata/resourceVersion")
        .set("value", object.at("/metadata/resourceVersion"));
    ObjectNode change = patch.addObject();
    if (to == null) {
      change.put("op", "remove").put("path", place.toString());
    } else if (value != null) {
      change.put("op", "replace").put("path", place.toString()).set("value", to);
    } else {
      add(change, to);
    }
    return patch.toString();
  }

  /** With the mappings above it, as far as they are not there. */
  private void add(ObjectNode change, JsonNode to) {
    JsonPointer at = place;
    JsonNode made = to;
    while (!at.head().equals(JsonPointer.empty()) && absent(object.at(at.head()))) {
      made = JsonNodeFactory.instance.objectNode().set(at.last().getMatchingProperty(), made);
      at = at.head();
    }
    change.put("op", "add").put("path", at.toString()).set("value", made);
  }

  /** For a person; empty where it is not there. */
  static Optional<String> shown(JsonNode value) {
    return Optional.ofNullable(value).filter(v -> !v.isNull()).map(OperatorField::text);
  }

  private static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }
}
