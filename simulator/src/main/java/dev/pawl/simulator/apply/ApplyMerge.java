package dev.pawl.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Map;

/** Lays an applied configuration over an object. */
record ApplyMerge(FieldSchema schema) {

  JsonNode merge(String field, JsonNode live, JsonNode wanted) {
    if (wanted.isObject() && !schema.isAtomic(field)) {
      return objects(live, wanted);
    }
    if (wanted.isArray() && live.isArray()) {
      if (schema.isSet(field)) {
        return sets((ArrayNode) live, wanted);
      }
      if (!schema.keys(field).isEmpty()) {
        return maps((ArrayNode) live, wanted, schema.keys(field));
      }
    }
    return wanted.deepCopy();
  }

  private ObjectNode objects(JsonNode live, JsonNode wanted) {
    ObjectNode result = live.isObject() ? live.deepCopy() : Trees.object();
    for (Map.Entry<String, JsonNode> e : wanted.properties()) {
      if (!e.getValue().isNull()) {
        result.set(e.getKey(), merge(e.getKey(), result.path(e.getKey()), e.getValue()));
      }
    }
    return result;
  }

  private static ArrayNode sets(ArrayNode live, JsonNode wanted) {
    ArrayNode result = live.deepCopy();
    for (JsonNode value : wanted) {
      if (Trees.items(result).stream().noneMatch(value::equals)) {
        result.add(value);
      }
    }
    return result;
  }

  private ArrayNode maps(ArrayNode live, JsonNode wanted, List<String> keys) {
    ArrayNode result = live.deepCopy();
    for (JsonNode item : wanted) {
      String element = FieldWalk.element(item, keys);
      int at = -1;
      for (int i = 0; i < result.size(); i++) {
        if (FieldWalk.element(result.get(i), keys).equals(element)) {
          at = i;
        }
      }
      if (at >= 0) {
        result.set(at, objects(result.get(at), item));
      } else {
        result.add(item.deepCopy());
      }
    }
    return result;
  }
}
