package dev.pawl.simulator.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Short ways into JSON trees. Reading never changes a tree; trees in the store are never changed.
 */
public final class Trees {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Trees() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Parses JSON text written by ourselves. */
  public static ObjectNode parse(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  /** Parses what a client sent. */
  public static JsonNode read(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The node at a path of field names, or a missing node. */
  public static JsonNode at(JsonNode node, String... path) {
    JsonNode current = node;
    for (String field : path) {
      current = current.path(field);
    }
    return current;
  }

  /** The text at a path, or the empty string. */
  public static String text(JsonNode node, String... path) {
    return at(node, path).asText("");
  }

  public static String name(JsonNode object) {
    return text(object, "metadata", "name");
  }

  public static String namespace(JsonNode object) {
    return text(object, "metadata", "namespace");
  }

  public static String uid(JsonNode object) {
    return text(object, "metadata", "uid");
  }

  public static boolean isDeleting(JsonNode object) {
    return at(object, "metadata").hasNonNull("deletionTimestamp");
  }

  public static JsonNode labels(JsonNode object) {
    return at(object, "metadata", "labels");
  }

  public static String annotation(JsonNode object, String key) {
    return text(object, "metadata", "annotations", key);
  }

  /** The object's metadata, made when absent. */
  public static ObjectNode metadata(ObjectNode object) {
    return child(object, "metadata");
  }

  /** The object node in a field, made when absent. */
  public static ObjectNode child(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode found ? found : parent.putObject(field);
  }

  /** The array in a field, made when absent. */
  public static ArrayNode list(ObjectNode parent, String field) {
    return parent.get(field) instanceof ArrayNode found ? found : parent.putArray(field);
  }

  /** The elements of an array, none when it is something else. */
  public static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    if (array.isArray()) {
      array.forEach(items::add);
    }
    return items;
  }

  /** Fields with text values, in order. */
  public static Map<String, String> textMap(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  /** The condition of a type in {@code status.conditions}. */
  public static Optional<JsonNode> condition(JsonNode object, String type) {
    return items(at(object, "status", "conditions")).stream()
        .filter(c -> text(c, "type").equals(type))
        .findFirst();
  }

  public static boolean conditionTrue(JsonNode object, String type) {
    return condition(object, type).map(c -> text(c, "status").equals("True")).orElse(false);
  }

  /**
   * Sets a condition, without empty fields; the transition time moves only when the status does.
   */
  public static void setCondition(
      ObjectNode status, String type, String value, String reason, String message, Instant now) {
    ArrayNode conditions = list(status, "conditions");
    ObjectNode target = null;
    for (JsonNode condition : conditions) {
      if (text(condition, "type").equals(type)) {
        target = (ObjectNode) condition;
      }
    }
    if (target == null) {
      target = conditions.addObject().put("type", type);
    }
    if (!text(target, "status").equals(value)) {
      target.put("status", value);
      target.put("lastTransitionTime", time(now));
    }
    putOrRemove(target, "reason", reason);
    putOrRemove(target, "message", message);
  }

  private static void putOrRemove(ObjectNode node, String field, String value) {
    if (value.isEmpty()) {
      node.remove(field);
    } else {
      node.put(field, value);
    }
  }

  /** The controller among the owners. */
  public static Optional<JsonNode> controller(JsonNode object) {
    return items(at(object, "metadata", "ownerReferences")).stream()
        .filter(o -> o.path("controller").asBoolean())
        .findFirst();
  }

  /** The UID of the controller, or the empty string. */
  public static String controllerUid(JsonNode object) {
    return controller(object).map(o -> text(o, "uid")).orElse("");
  }

  /** An instant as the API writes it: whole seconds, UTC. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** An instant in the object, if it is there and readable. */
  public static Optional<Instant> instant(JsonNode node) {
    try {
      return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
