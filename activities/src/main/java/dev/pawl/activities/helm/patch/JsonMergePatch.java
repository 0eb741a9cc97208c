package dev.pawl.activities.helm.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON merge patch (RFC 7386) from one text to another. Helm 3 sends it for custom resources, and
 * does not look at what the server has.
 */
public final class JsonMergePatch {

  private JsonMergePatch() {}

  /** Empty where both say the same. */
  public static ObjectNode between(JsonNode before, JsonNode wanted) {
    ObjectNode patch = Json.object();
    for (var field : wanted.properties()) {
      JsonNode was = before.path(field.getKey());
      JsonNode is = field.getValue();
      if (was.isObject() && is.isObject()) {
        ObjectNode below = between(was, is);
        if (!below.isEmpty()) {
          patch.set(field.getKey(), below);
        }
      } else if (!Json.same(was, is)) {
        patch.set(field.getKey(), is);
      }
    }
    before
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!wanted.has(name)) {
                patch.putNull(name);
              }
            });
    return patch;
  }
}
