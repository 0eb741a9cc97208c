package dev.pawl.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.testbed.KubeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an object says, without what the server and controllers write on it. */
final class LiveObject {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> OF_THE_SERVER =
      List.of("managedFields", "resourceVersion", "generation", "creationTimestamp", "uid");

  /** Both count the changes of a pod template, as {@code generation} does those of the object. */
  private static final List<String> COUNTS =
      List.of("deployment.kubernetes.io/revision", "deprecated.daemonset.template.generation");

  private LiveObject() {}

  /** All of it as text, the same for the same content; {@code absent} where it is not there. */
  static String text(KubeCluster cluster, String path) {
    JsonNode object = get(cluster, path);
    return object.isMissingNode() ? "absent" : new TreeMap<>(leaves(object)).toString();
  }

  static JsonNode get(KubeCluster cluster, String path) {
    var answer = cluster.api().get(path);
    if (answer.code() == 404) {
      return MAPPER.missingNode();
    }
    try {
      ObjectNode object = (ObjectNode) MAPPER.readTree(answer.orThrow().body());
      object.remove("status");
      object.withObject("/metadata").remove(OF_THE_SERVER);
      if (object.at("/metadata/annotations") instanceof ObjectNode annotations) {
        annotations.remove(COUNTS);
        if (annotations.isEmpty()) {
          object.withObject("/metadata").remove("annotations");
        }
      }
      return object;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines {@code path: from → to} of every field that differs, paths as a plan has them. */
  static Set<String> difference(JsonNode before, JsonNode after) {
    Map<String, String> from = leaves(before);
    Map<String, String> to = leaves(after);
    Set<String> paths = new TreeSet<>(from.keySet());
    paths.addAll(to.keySet());
    Set<String> lines = new TreeSet<>();
    for (String path : paths) {
      if (!String.valueOf(from.get(path)).equals(String.valueOf(to.get(path)))) {
        lines.add("%s: %s → %s".formatted(path, from.get(path), to.get(path)));
      }
    }
    return lines;
  }

  private static Map<String, String> leaves(JsonNode object) {
    Map<String, String> all = new TreeMap<>();
    collect("", object, all);
    return all;
  }

  private static void collect(String path, JsonNode value, Map<String, String> all) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(
              e ->
                  collect(
                      path
                          + (e.getKey().matches("[A-Za-z_][A-Za-z0-9_-]*")
                              ? "." + e.getKey()
                              : "['" + e.getKey() + "']"),
                      e.getValue(),
                      all));
    } else if (value.isArray() && !value.isEmpty()) {
      int place = 0;
      for (JsonNode item : value) {
        String name = item.path("name").asText();
        String where = name.isEmpty() ? "" + place : "?(@.name==\"%s\")".formatted(name);
        collect("%s[%s]".formatted(path, where), item, all);
        place++;
      }
    } else {
      all.put(path, value.isValueNode() ? value.asText() : value.toString());
    }
  }
}
