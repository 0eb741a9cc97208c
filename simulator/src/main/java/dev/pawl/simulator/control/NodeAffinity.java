package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Map;

/** nodeSelector and required node affinity. */
final class NodeAffinity {
  private NodeAffinity() {}

  static boolean matches(JsonNode pod, JsonNode node) {
    JsonNode labels = Trees.labels(node);
    for (Map.Entry<String, JsonNode> e : Trees.at(pod, "spec", "nodeSelector").properties()) {
      if (!labels.path(e.getKey()).asText("").equals(e.getValue().asText())
          || !labels.has(e.getKey())) {
        return false;
      }
    }
    JsonNode required =
        Trees.at(
            pod,
            "spec",
            "affinity",
            "nodeAffinity",
            "requiredDuringSchedulingIgnoredDuringExecution");
    List<JsonNode> terms = Trees.items(required.path("nodeSelectorTerms"));
    return required.isMissingNode() || terms.stream().anyMatch(t -> term(t, node, labels));
  }

  private static boolean term(JsonNode term, JsonNode node, JsonNode labels) {
    // An empty term matches nothing.
    if (term.path("matchExpressions").isEmpty() && term.path("matchFields").isEmpty()) {
      return false;
    }
    for (JsonNode expression : term.path("matchExpressions")) {
      if (!expression(expression, labels.get(Trees.text(expression, "key")))) {
        return false;
      }
    }
    for (JsonNode field : term.path("matchFields")) {
      // metadata.name is the only field that may be named.
      if (!expression(field, node.path("metadata").get("name"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean expression(JsonNode expression, JsonNode value) {
    List<String> values =
        Trees.items(expression.path("values")).stream().map(JsonNode::asText).toList();
    return switch (Trees.text(expression, "operator")) {
      case "In" -> value != null && values.contains(value.asText());
      case "NotIn" -> value == null || !values.contains(value.asText());
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> value != null && value.asLong() > Long.parseLong(values.get(0));
      case "Lt" -> value != null && value.asLong() < Long.parseLong(values.get(0));
      default -> false;
    };
  }
}
