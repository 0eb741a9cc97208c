package dev.pawl.activities.pool;

import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node still lacks to count as one of its pool, in a few words each. Pure. */
final class Readiness {

  private static final String SOFT = "PreferNoSchedule";

  private Readiness() {}

  /** Ready, and at the version. */
  static List<String> ofNode(Node node, KubeVersion version) {
    List<String> missing = new ArrayList<>();
    if (!NodeFacts.ready(node)) {
      missing.add("it is not Ready" + why(node));
    }
    if (!NodeFacts.version(node).equals(version)) {
      String has = NodeFacts.kubeletVersion(node);
      missing.add(
          has == null
              ? "its kubelet has not reported a version"
              : "its kubelet is at %s, not %s".formatted(has, version.gitVersion()));
    }
    return missing;
  }

  /** Free of the taints of a node that is starting: those that are not in its template. */
  static List<String> ofTaints(Node node, List<Taint> own) {
    return NodeFacts.taints(node).stream()
        .filter(t -> !SOFT.equals(t.getEffect()) && !Keys.ours(t.getKey()))
        .filter(t -> own.stream().noneMatch(o -> o.getKey().equals(t.getKey())))
        .map(t -> "it has the taint " + t.getKey())
        .toList();
  }

  private static String why(Node node) {
    return readyCondition(node)
        .filter(c -> c.getReason() != null || c.getMessage() != null)
        .map(c -> " (" + (c.getMessage() == null ? c.getReason() : c.getMessage()) + ")")
        .orElse("");
  }

  private static Optional<NodeCondition> readyCondition(Node node) {
    if (node.getStatus() == null || node.getStatus().getConditions() == null) {
      return Optional.empty();
    }
    return node.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals("Ready"))
        .findFirst();
  }
}
