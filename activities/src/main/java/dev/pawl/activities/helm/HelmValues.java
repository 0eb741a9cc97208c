package dev.pawl.activities.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values as Helm takes them from several files: mappings are merged, of everything else the last
 * one counts.
 */
public record HelmValues(ObjectNode merged) {

  private static final Pattern SECRET =
      Pattern.compile("passw|secret|token|credential|private|api[-_]?key");

  /** Of files that were read, the last one wins. */
  public static HelmValues of(List<JsonNode> files) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    files.forEach(file -> merge(all, file));
    return new HelmValues(all);
  }

  private static void merge(ObjectNode into, JsonNode from) {
    for (Map.Entry<String, JsonNode> e : from.properties()) {
      if (into.get(e.getKey()) instanceof ObjectNode below && e.getValue().isObject()) {
        merge(below, e.getValue());
      } else {
        into.set(e.getKey(), e.getValue().deepCopy());
      }
    }
  }

  /**
   * Whether a release was made with the same.
   *
   * @param config of the release
   */
  public boolean areThoseOf(JsonNode config) {
    return same(merged, config);
  }

  private static boolean same(JsonNode one, JsonNode other) {
    JsonNode a = orEmpty(one);
    JsonNode b = orEmpty(other);
    if (a.isNumber() && b.isNumber()) {
      return new BigDecimal(a.asText()).compareTo(new BigDecimal(b.asText())) == 0;
    }
    if (a.isObject() && b.isObject()) {
      Set<String> names = new HashSet<>();
      a.fieldNames().forEachRemaining(names::add);
      b.fieldNames().forEachRemaining(names::add);
      return names.stream().allMatch(name -> same(a.path(name), b.path(name)));
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        if (!same(a.get(i), b.get(i))) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  /** A mapping without anything says no more than none. */
  private static JsonNode orEmpty(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
  }

  /** A text in which what these values keep secret is not to be read. */
  public String hideIn(String text) {
    List<String> secrets = new ArrayList<>();
    collect(merged, false, secrets);
    secrets.sort(Comparator.comparing(String::length).reversed());
    String safe = text;
    for (String secret : secrets) {
      safe = safe.replace(secret, "***");
    }
    return safe;
  }

  private static void collect(JsonNode node, boolean secret, List<String> secrets) {
    if (node.isValueNode()) {
      if (secret && !node.asText().isBlank()) {
        secrets.add(node.asText());
      }
      return;
    }
    node.properties().forEach(e -> collect(e.getValue(), secret || isSecret(e.getKey()), secrets));
    if (node.isArray()) {
      node.forEach(item -> collect(item, secret, secrets));
    }
  }

  private static boolean isSecret(String name) {
    return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** Without them: they may be secret. */
  @Override
  public String toString() {
    return "HelmValues";
  }
}
