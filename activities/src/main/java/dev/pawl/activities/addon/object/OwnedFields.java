package dev.pawl.activities.addon.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The part of an object that a set of owned fields covers: what its owner would apply. The set is a
 * {@code fieldsV1} of managedFields: {@code f:} a field, {@code k:} an item of a list by its keys,
 * {@code v:} a value of a list, {@code i:} an item by its place, {@code .} the thing itself.
 */
public final class OwnedFields {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SELF = ".";
  private static final String FIELD = "f:";
  private static final String KEYS = "k:";
  private static final String VALUE = "v:";

  private OwnedFields() {}

  /** Both sets in one. */
  public static ObjectNode union(JsonNode a, JsonNode b) {
    ObjectNode all = a.isObject() ? a.deepCopy() : MAPPER.createObjectNode();
    b.properties().forEach(e -> all.set(e.getKey(), union(all.path(e.getKey()), e.getValue())));
    return all;
  }

  /** The fields right below, without the mark that the object itself is owned. */
  public static List<String> names(JsonNode fields) {
    return fields.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.startsWith(FIELD))
        .map(key -> key.substring(FIELD.length()))
        .toList();
  }

  /** The object without what the set does not have. */
  public static ObjectNode project(ObjectNode object, JsonNode fields) {
    ObjectNode part = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> e : fields.properties()) {
      if (e.getKey().startsWith(FIELD)) {
        String name = e.getKey().substring(FIELD.length());
        JsonNode value = object.get(name);
        if (value != null) {
          part.set(name, value(value, e.getValue()));
        }
      }
    }
    return part;
  }

  private static JsonNode value(JsonNode value, JsonNode fields) {
    if (isLeaf(fields)) {
      return value;
    }
    if (value instanceof ObjectNode object) {
      return project(object, fields);
    }
    return value instanceof ArrayNode array ? items(array, fields) : value;
  }

  /** Nothing below it is named: all of it is owned. */
  private static boolean isLeaf(JsonNode fields) {
    Iterator<String> names = fields.fieldNames();
    while (names.hasNext()) {
      if (!names.next().equals(SELF)) {
        return false;
      }
    }
    return true;
  }

  private static ArrayNode items(ArrayNode array, JsonNode fields) {
    ArrayNode part = MAPPER.createArrayNode();
    int place = 0;
    for (JsonNode item : array) {
      JsonNode owned = ownedOf(item, place++, fields);
      if (owned != null) {
        part.add(item.isObject() ? withKeys(item, owned, fields) : item);
      }
    }
    return part;
  }

  private static JsonNode withKeys(JsonNode item, JsonNode owned, JsonNode fields) {
    if (isLeaf(owned)) {
      return item;
    }
    ObjectNode part = project((ObjectNode) item, owned);
    for (Map.Entry<String, JsonNode> e : fields.properties()) {
      if (e.getKey().startsWith(KEYS) && matches(item, parse(e.getKey(), KEYS))) {
        part.setAll((ObjectNode) parse(e.getKey(), KEYS));
      }
    }
    return part;
  }

  private static JsonNode ownedOf(JsonNode item, int place, JsonNode fields) {
    for (Map.Entry<String, JsonNode> e : fields.properties()) {
      String name = e.getKey();
      boolean found =
          (name.startsWith(KEYS) && matches(item, parse(name, KEYS)))
              || (name.startsWith(VALUE) && item.equals(parse(name, VALUE)))
              || name.equals("i:" + place);
      if (found) {
        return e.getValue();
      }
    }
    return null;
  }

  private static boolean matches(JsonNode item, JsonNode keys) {
    return keys.properties().stream().allMatch(k -> k.getValue().equals(item.get(k.getKey())));
  }

  private static JsonNode parse(String name, String prefix) {
    try {
      return MAPPER.readTree(name.substring(prefix.length()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no field of managedFields: " + name, e);
    }
  }
}
