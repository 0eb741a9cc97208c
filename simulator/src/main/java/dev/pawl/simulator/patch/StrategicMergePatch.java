package dev.pawl.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Trees;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Strategic merge patch with {@code $patch} and {@code $deleteFromPrimitiveList}. The other
 * directives, which only {@code kubectl apply} sends, are refused with 415.
 */
public final class StrategicMergePatch {
  private static final String DIRECTIVE = "$patch";
  private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
  // Selectors of budgets are replaced as a whole (patchStrategy=replace).
  private static final Set<String> REPLACED = Set.of("PodDisruptionBudget/selector");

  private final ResourceType type;

  public StrategicMergePatch(ResourceType type) {
    this.type = type;
  }

  /**
   * Applies the patch to a copy.
   *
   * @throws ApiError 415 for a directive that is not supported, 400 for a malformed one
   */
  public JsonNode apply(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      throw ApiError.badRequest("a strategic merge patch is an object");
    }
    return merge(target, (ObjectNode) patch);
  }

  private ObjectNode merge(JsonNode target, ObjectNode patch) {
    String directive = Trees.text(patch, DIRECTIVE);
    ObjectNode result = target.isObject() ? target.deepCopy() : Trees.object();
    if (directive.equals("replace") || directive.equals("delete")) {
      result = Trees.object();
      if (directive.equals("delete")) {
        return result;
      }
    }
    for (Map.Entry<String, JsonNode> e : patch.properties()) {
      mergeField(result, e.getKey(), e.getValue());
    }
    return result;
  }

  private void mergeField(ObjectNode result, String field, JsonNode value) {
    if (field.equals(DIRECTIVE)) {
      return;
    }
    if (field.startsWith(DELETE_FROM)) {
      String list = field.substring(DELETE_FROM.length());
      result.set(list, minus(result.path(list), value));
    } else if (field.startsWith("$")) {
      throw ApiError.unsupportedMediaType(
          "the simulator does not support the strategic merge directive " + field);
    } else if (value.isNull()) {
      result.remove(field);
    } else if (value instanceof ObjectNode object) {
      boolean replaced = REPLACED.contains(type.kind() + "/" + field);
      JsonNode old = replaced ? Trees.object() : result.path(field);
      result.set(field, merge(old, object));
    } else if (value instanceof ArrayNode array) {
      result.set(field, mergeList(result.path(field), array, field));
    } else {
      result.set(field, value);
    }
  }

  private JsonNode mergeList(JsonNode target, ArrayNode patch, String field) {
    if (MergeKeys.isSet(field)) {
      return plus(target, patch);
    }
    Optional<String> key = MergeKeys.of(type, field);
    if (key.isEmpty() || !target.isArray()) {
      return withoutDirectives(patch);
    }
    ArrayNode result = target.deepCopy();
    for (JsonNode element : patch) {
      String directive = Trees.text(element, DIRECTIVE);
      if (directive.equals("replace")) {
        return withoutDirectives(patch);
      }
      if (!element.has(key.get())) {
        throw ApiError.badRequest(
            "map: %s does not contain declared merge key: %s".formatted(element, key.get()));
      }
      int at = indexOf(result, key.get(), element.get(key.get()));
      if (directive.equals("delete")) {
        if (at >= 0) {
          result.remove(at);
        }
      } else if (at >= 0) {
        result.set(at, merge(result.get(at), (ObjectNode) element));
      } else {
        result.add(merge(Trees.object(), (ObjectNode) element));
      }
    }
    return result;
  }

  private JsonNode withoutDirectives(ArrayNode patch) {
    ArrayNode result = patch.arrayNode();
    for (JsonNode element : patch) {
      if (!(element instanceof ObjectNode object)) {
        result.add(element);
      } else if (!object.has(DIRECTIVE)) {
        result.add(merge(Trees.object(), object));
      }
    }
    return result;
  }

  private static int indexOf(ArrayNode list, String key, JsonNode value) {
    for (int i = 0; i < list.size(); i++) {
      if (value.equals(list.get(i).get(key))) {
        return i;
      }
    }
    return -1;
  }

  private static ArrayNode plus(JsonNode target, ArrayNode more) {
    ArrayNode result = more.arrayNode();
    Trees.items(target).forEach(result::add);
    for (JsonNode value : more) {
      if (Trees.items(result).stream().noneMatch(value::equals)) {
        result.add(value);
      }
    }
    return result;
  }

  private static ArrayNode minus(JsonNode target, JsonNode less) {
    ArrayNode result = Trees.object().arrayNode();
    for (JsonNode value : target) {
      if (Trees.items(less).stream().noneMatch(value::equals)) {
        result.add(value);
      }
    }
    return result;
  }
}
