package dev.pawl.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets of paths, to and from FieldsV1. */
final class FieldSets {
  private FieldSets() {}

  static ObjectNode write(Set<FieldPath> paths) {
    ObjectNode root = Trees.object();
    for (FieldPath path : paths) {
      ObjectNode node = root;
      for (String element : path.elements()) {
        node = Trees.child(node, element);
      }
    }
    return root;
  }

  static Set<FieldPath> read(JsonNode fields) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    read(fields, FieldPath.ROOT, paths);
    return paths;
  }

  private static void read(JsonNode fields, FieldPath path, Set<FieldPath> paths) {
    if (fields.isEmpty() && !path.equals(new FieldPath(List.of()))) {
      paths.add(path);
    }
    for (Map.Entry<String, JsonNode> e : fields.properties()) {
      read(e.getValue(), path.then(e.getKey()), paths);
    }
  }
}
