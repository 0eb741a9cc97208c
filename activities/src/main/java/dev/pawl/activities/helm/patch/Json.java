package dev.pawl.activities.helm.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** JSON as Go compares it, where a number has no type: 1 is 1.0. */
final class Json {

  private static final Comparator<JsonNode> BY_VALUE =
      (a, b) ->
          a.isNumber() && b.isNumber()
              ? a.decimalValue().compareTo(b.decimalValue())
              : a.equals(b) ? 0 : 1;

  private Json() {}

  static boolean same(JsonNode a, JsonNode b) {
    return a.equals(BY_VALUE, b);
  }

  static boolean sameType(JsonNode a, JsonNode b) {
    return a.getNodeType() == b.getNodeType();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The mapping that it is; an empty one where it is none. */
  static ObjectNode orEmpty(JsonNode node) {
    return node instanceof ObjectNode mapping ? mapping : object();
  }
}
