package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Trees;
import java.util.List;

/** Taints against tolerations. */
final class Taints {
  private Taints() {}

  /** Whether the pod tolerates every taint of the node that has one of these effects. */
  static boolean tolerates(JsonNode pod, JsonNode node, List<String> effects) {
    return intolerable(pod, node, effects) == 0;
  }

  /** How many taints with these effects the pod does not tolerate. */
  static int intolerable(JsonNode pod, JsonNode node, List<String> effects) {
    JsonNode tolerations = Trees.at(pod, "spec", "tolerations");
    int count = 0;
    for (JsonNode taint : Trees.at(node, "spec", "taints")) {
      if (effects.contains(Trees.text(taint, "effect")) && !tolerated(taint, tolerations)) {
        count++;
      }
    }
    return count;
  }

  private static boolean tolerated(JsonNode taint, JsonNode tolerations) {
    for (JsonNode toleration : tolerations) {
      if (matches(toleration, taint)) {
        return true;
      }
    }
    return false;
  }

  /** {@code Toleration.ToleratesTaint}. */
  static boolean matches(JsonNode toleration, JsonNode taint) {
    String effect = Trees.text(toleration, "effect");
    String key = Trees.text(toleration, "key");
    if (!effect.isEmpty() && !effect.equals(Trees.text(taint, "effect"))) {
      return false;
    }
    if (!key.isEmpty() && !key.equals(Trees.text(taint, "key"))) {
      return false;
    }
    return Trees.text(toleration, "operator").equals("Exists")
        || (!key.isEmpty() && Trees.text(toleration, "value").equals(Trees.text(taint, "value")));
  }
}
