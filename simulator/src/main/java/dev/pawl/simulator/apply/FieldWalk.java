package dev.pawl.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.simulator.store.Trees;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the fields of an object that can be owned. */
final class FieldWalk {
  private static final Set<String> OWNED_METADATA =
      Set.of("labels", "annotations", "finalizers", "ownerReferences");

  private final FieldSchema schema;
  private final Set<FieldPath> found = new LinkedHashSet<>();

  private FieldWalk(FieldSchema schema) {
    this.schema = schema;
  }

  static Set<FieldPath> of(FieldSchema schema, ObjectNode object) {
    FieldWalk walk = new FieldWalk(schema);
    for (Map.Entry<String, JsonNode> e : object.properties()) {
      FieldPath path = FieldPath.ROOT.then("f:" + e.getKey());
      if (e.getKey().equals("metadata")) {
        walk.metadata(e.getValue(), path);
      } else if (!e.getKey().equals("apiVersion") && !e.getKey().equals("kind")) {
        walk.visit(e.getKey(), e.getValue(), path);
      }
    }
    return walk.found;
  }

  /** The element that names an item of a list that is a map. */
  static String element(JsonNode item, List<String> keys) {
    ObjectNode values = Trees.object();
    for (String key : keys) {
      values.set(key, keyOf(item, key));
    }
    return "k:" + values;
  }

  /** A key's value; a protocol that is not said is TCP. */
  static JsonNode keyOf(JsonNode item, String key) {
    JsonNode value = item.path(key);
    return value.isMissingNode() && key.equals("protocol") ? TextNode.valueOf("TCP") : value;
  }

  private void metadata(JsonNode metadata, FieldPath path) {
    for (Map.Entry<String, JsonNode> e : metadata.properties()) {
      if (OWNED_METADATA.contains(e.getKey())) {
        visit(e.getKey(), e.getValue(), path.then("f:" + e.getKey()));
      }
    }
  }

  private void visit(String field, JsonNode node, FieldPath path) {
    if (node.isObject() && !node.isEmpty() && !schema.isAtomic(field)) {
      fields(node, path);
    } else if (node.isArray() && !node.isEmpty() && schema.isSet(field)) {
      node.forEach(item -> found.add(path.then("v:" + item)));
    } else if (node.isArray() && !node.isEmpty() && !schema.keys(field).isEmpty()) {
      for (JsonNode item : node) {
        FieldPath one = path.then(element(item, schema.keys(field)));
        found.add(one.then(FieldPath.SELF));
        fields(item, one);
      }
    } else if (!node.isNull()) {
      found.add(path);
    }
  }

  private void fields(JsonNode node, FieldPath path) {
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      visit(e.getKey(), e.getValue(), path.then("f:" + e.getKey()));
    }
  }
}
