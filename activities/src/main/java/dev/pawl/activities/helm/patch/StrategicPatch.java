package dev.pawl.activities.helm.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.helm.patch.MergeSchema.Field;
import java.util.TreeSet;

/**
 * A three-way strategic merge patch, as {@code kubectl apply} and Helm 3 make it:
 *
 * <ol>
 *   <li>what is wanted and the server does not have so is set;
 *   <li>what the last revision said and is not wanted any more is removed;
 *   <li>all else that the server has stays: what others have set, and what it sets itself.
 * </ol>
 *
 * How it is written: Kubernetes' {@code sig-api-machinery/strategic-merge-patch.md}. What the
 * original leaves behind by mistake in an item that somebody has removed by hand, and that a new
 * revision changes, is not imitated.
 */
public final class StrategicPatch {

  private StrategicPatch() {}

  /**
   * Empty where there is nothing to send.
   *
   * @param before what the last revision said of the object
   * @param live what the server has
   */
  public static ObjectNode of(JsonNode before, JsonNode wanted, JsonNode live, MergeSchema schema) {
    ObjectNode patch = Json.object();
    for (var field : wanted.properties()) {
      String name = field.getKey();
      JsonNode there = live.path(name);
      if (there.isMissingNode() || !Json.sameType(there, field.getValue())) {
        patch.set(name, field.getValue());
      } else {
        field(name, before.path(name), field.getValue(), there, schema.field(name), patch);
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

  /** A field that is there, and is of the type that is wanted. */
  private static void field(
      String name, JsonNode before, JsonNode wanted, JsonNode live, Field rule, ObjectNode patch) {
    if (wanted.isObject() && !rule.replaces()) {
      ObjectNode below = mapping(Json.orEmpty(before), wanted, live, rule);
      if (!below.isEmpty()) {
        patch.set(name, below);
      }
    } else if (wanted instanceof ArrayNode items && rule.merges()) {
      MergedList.of(before, items, live, rule).write(name, patch);
    } else if (wanted.isObject() || !Json.same(wanted, live)) {
      patch.set(name, wanted);
    }
  }

  /** A mapping, or an item of a list. */
  static ObjectNode mapping(JsonNode before, JsonNode wanted, JsonNode live, Field rule) {
    ObjectNode patch = of(before, wanted, live, rule.below());
    if (rule.retains()) {
      TreeSet<String> keys = new TreeSet<>();
      wanted.properties().stream()
          .filter(f -> !f.getValue().isNull())
          .forEach(f -> keys.add(f.getKey()));
      boolean more = hasMore(live, wanted) || hasMore(before, wanted);
      if (!keys.isEmpty() && (more || !patch.isEmpty())) {
        keys.forEach(patch.putArray("$retainKeys")::add);
      }
    }
    return patch;
  }

  private static boolean hasMore(JsonNode mapping, JsonNode wanted) {
    return mapping.properties().stream()
        .anyMatch(f -> !f.getValue().isNull() && !wanted.has(f.getKey()));
  }
}
