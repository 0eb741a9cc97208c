package dev.pawl.activities.marks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The difference between two states of a node as a JSON merge patch: annotations, labels, taints,
 * the cordon. It carries the resourceVersion that was read, so that a list of taints somebody else
 * has changed meanwhile is never overwritten.
 */
final class NodePatch {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private NodePatch() {}

  /** The patch; empty where there is nothing to write. */
  static Optional<String> between(Node before, Node after) {
    ObjectNode annotations = changes(NodeFacts.annotations(before), NodeFacts.annotations(after));
    ObjectNode labels = changes(NodeFacts.labels(before), NodeFacts.labels(after));
    ObjectNode spec = spec(before, after);
    if (annotations.isEmpty() && labels.isEmpty() && spec.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode patch = MAPPER.createObjectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("resourceVersion", before.getMetadata().getResourceVersion());
    if (!annotations.isEmpty()) {
      metadata.set("annotations", annotations);
    }
    if (!labels.isEmpty()) {
      metadata.set("labels", labels);
    }
    if (!spec.isEmpty()) {
      patch.set("spec", spec);
    }
    return Optional.of(patch.toString());
  }

  private static ObjectNode changes(Map<String, String> old, Map<String, String> now) {
    ObjectNode changed = MAPPER.createObjectNode();
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      if (!Objects.equals(old.get(key), now.get(key))) {
        changed.put(key, now.get(key));
      }
    }
    return changed;
  }

  private static ObjectNode spec(Node before, Node after) {
    ObjectNode changed = MAPPER.createObjectNode();
    if (NodeFacts.unschedulable(before) != NodeFacts.unschedulable(after)) {
      if (NodeFacts.unschedulable(after)) {
        changed.put("unschedulable", true);
      } else {
        changed.putNull("unschedulable");
      }
    }
    if (!NodeFacts.taints(before).equals(NodeFacts.taints(after))) {
      if (NodeFacts.taints(after).isEmpty()) {
        changed.putNull("taints");
      } else {
        changed.set("taints", MAPPER.valueToTree(NodeFacts.taints(after).toArray(new Taint[0])));
      }
    }
    return changed;
  }
}
