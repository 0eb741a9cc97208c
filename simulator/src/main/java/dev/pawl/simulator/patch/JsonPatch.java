package dev.pawl.simulator.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Trees;

/** RFC 6902. A path that is not there and a test that fails are 422, as in a real apiserver. */
public final class JsonPatch {
  private JsonPatch() {}

  /**
   * Applies the operations in order to a copy.
   *
   * @throws ApiError 400 for a document that is no patch, 422 for one that does not fit
   */
  public static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!patch.isArray()) {
      throw ApiError.badRequest("a JSON patch is an array of operations");
    }
    JsonNode result = target.deepCopy();
    for (JsonNode operation : patch) {
      result = step(result, operation);
    }
    return result;
  }

  private static JsonNode step(JsonNode document, JsonNode operation) {
    JsonPointer path = JsonPointer.compile(Trees.text(operation, "path"));
    JsonNode value = operation.path("value");
    String op = Trees.text(operation, "op");
    return switch (op) {
      case "add" -> add(document, path, value);
      case "remove" -> remove(document, path);
      case "replace" -> {
        require(document, path);
        yield path.matches() ? value : add(remove(document, path), path, value);
      }
      case "copy" -> add(document, path, from(document, operation).deepCopy());
      case "move" -> {
        JsonNode moved = from(document, operation);
        JsonPointer source = JsonPointer.compile(Trees.text(operation, "from"));
        yield add(remove(document, source), path, moved);
      }
      case "test" -> {
        if (!document.at(path).equals(value)) {
          throw rejected();
        }
        yield document;
      }
      default -> throw ApiError.badRequest("Unexpected kind: " + op);
    };
  }

  private static JsonNode from(JsonNode document, JsonNode operation) {
    return require(document, JsonPointer.compile(Trees.text(operation, "from")));
  }

  private static JsonNode require(JsonNode document, JsonPointer path) {
    JsonNode found = document.at(path);
    if (found.isMissingNode()) {
      throw rejected();
    }
    return found;
  }

  private static JsonNode add(JsonNode document, JsonPointer path, JsonNode value) {
    if (path.matches()) {
      return value;
    }
    JsonNode parent = require(document, path.head());
    String last = path.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
    } else if (parent instanceof ArrayNode array) {
      int index = last.equals("-") ? array.size() : path.last().getMatchingIndex();
      if (index < 0 || index > array.size()) {
        throw rejected();
      }
      array.insert(index, value);
    } else {
      throw rejected();
    }
    return document;
  }

  private static JsonNode remove(JsonNode document, JsonPointer path) {
    require(document, path);
    JsonNode parent = document.at(path.head());
    if (parent instanceof ObjectNode object) {
      object.remove(path.last().getMatchingProperty());
    } else if (parent instanceof ArrayNode array) {
      array.remove(path.last().getMatchingIndex());
    }
    return document;
  }

  private static ApiError rejected() {
    return ApiError.of(
        422, "Invalid", "the server rejected our request due to an error in our request");
  }
}
