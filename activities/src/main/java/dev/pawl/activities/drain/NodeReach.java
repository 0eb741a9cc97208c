package dev.pawl.activities.drain;

import dev.pawl.activities.marks.NodeFacts;
import io.fabric8.kubernetes.api.model.Node;

/** Whether a node's kubelet can still do what it is told. */
final class NodeReach {

  private static final String TAINT = "node.kubernetes.io/unreachable";

  private NodeReach() {}

  /** Its kubelet has been silent for so long that the cluster does not know how it is. */
  static boolean unreachable(Node node) {
    boolean unknown =
        node.getStatus() != null
            && node.getStatus().getConditions() != null
            && node.getStatus().getConditions().stream()
                .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("Unknown"));
    return unknown || NodeFacts.taints(node).stream().anyMatch(t -> TAINT.equals(t.getKey()));
  }
}
