package dev.pawl.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;

/** RFC 7386: objects merge, null removes, everything else replaces. */
public final class MergePatch {
  private MergePatch() {}

  public static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode result = target.isObject() ? target.deepCopy() : Trees.object();
    patch
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isNull()) {
                result.remove(e.getKey());
              } else {
                JsonNode old = result.path(e.getKey());
                result.set(e.getKey(), apply(old, e.getValue()));
              }
            });
    return result;
  }
}
