package dev.pawl.activities.observe;

import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.capacity.NodeCapacity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** What room a node has, and for whom. */
final class NodeRooms {

  private NodeRooms() {}

  static NodeCapacity of(Node node) {
    Map<String, Quantity> allocatable =
        node.getStatus() == null ? Map.of() : Lists.orNone(node.getStatus().getAllocatable());
    return new NodeCapacity(
        NodeFacts.name(node),
        "",
        NodeFacts.labels(node),
        Quantities.resources(allocatable),
        Quantities.countOrNoLimit(allocatable.get(Quantities.PODS)),
        Tolerations.taints(NodeFacts.taints(node)),
        NodeFacts.ready(node) && !NodeFacts.unschedulable(node));
  }
}
