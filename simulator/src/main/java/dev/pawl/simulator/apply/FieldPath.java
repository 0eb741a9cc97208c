package dev.pawl.simulator.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way to a field, with the elements of FieldsV1: {@code f:name}, {@code k:{keys}}, {@code
 * v:value}, and a last {@code .} for an element of a list itself.
 */
record FieldPath(List<String> elements) {
  static final FieldPath ROOT = new FieldPath(List.of());
  static final String SELF = ".";

  FieldPath then(String element) {
    List<String> longer = new ArrayList<>(elements);
    longer.add(element);
    return new FieldPath(List.copyOf(longer));
  }

  boolean isSelf() {
    return last().equals(SELF);
  }

  boolean startsWith(FieldPath other) {
    return elements.size() >= other.elements.size()
        && elements.subList(0, other.elements.size()).equals(other.elements);
  }

  /** The path of the list element that a path ending in {@code .} stands for; else itself. */
  FieldPath target() {
    return isSelf() ? new FieldPath(elements.subList(0, elements.size() - 1)) : this;
  }

  /** What is there, or a missing node. */
  JsonNode in(JsonNode tree) {
    JsonNode node = tree;
    for (String element : target().elements) {
      node = child(node, element);
    }
    return node;
  }

  /** Takes it out, and the object around it when that becomes empty. */
  void removeFrom(ObjectNode tree) {
    FieldPath path = target();
    if (path.elements.isEmpty()) {
      return;
    }
    FieldPath parent = new FieldPath(path.elements.subList(0, path.elements.size() - 1));
    JsonNode around = parent.in(tree);
    String element = path.last();
    if (around instanceof ObjectNode object) {
      object.remove(element.substring(2));
    } else if (around instanceof ArrayNode array) {
      JsonNode found = child(array, element);
      for (int i = array.size() - 1; i >= 0; i--) {
        if (array.get(i).equals(found)) {
          array.remove(i);
        }
      }
    }
    if (around.isContainerNode() && around.isEmpty()) {
      parent.removeFrom(tree);
    }
  }

  /** As error messages write it: {@code .spec.containers[name="main"].image}. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String element : target().elements) {
      String rest = element.substring(2);
      if (element.startsWith("f:")) {
        text.append('.').append(rest);
      } else if (element.startsWith("v:")) {
        text.append("[=").append(rest).append(']');
      } else {
        List<String> keys = new ArrayList<>();
        json(rest).properties().forEach(e -> keys.add(e.getKey() + "=" + e.getValue()));
        text.append('[').append(String.join(",", keys)).append(']');
      }
    }
    return text.toString();
  }

  private String last() {
    return elements.isEmpty() ? "" : elements.get(elements.size() - 1);
  }

  private static JsonNode child(JsonNode node, String element) {
    String rest = element.substring(2);
    if (element.startsWith("f:")) {
      return node.path(rest);
    }
    JsonNode wanted = json(rest);
    for (JsonNode item : node) {
      if (element.startsWith("v:") ? item.equals(wanted) : hasKeys(item, wanted)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean hasKeys(JsonNode item, JsonNode keys) {
    for (Map.Entry<String, JsonNode> key : keys.properties()) {
      if (!FieldWalk.keyOf(item, key.getKey()).equals(key.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode json(String text) {
    try {
      return Trees.read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a field path: " + text, e);
    }
  }
}
