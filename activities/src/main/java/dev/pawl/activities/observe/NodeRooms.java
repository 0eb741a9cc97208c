package dev.pawl.activities.observe;

import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.capacity.NodeCapacity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Map;

/** What room a node has, and for whom. */
final class NodeRooms {

  private NodeRooms() {}

  static NodeCapacity of(Node node) {
    return with(node, NodeFacts.taints(node));
  }

  /** The same as if Pawl kept no pods off it. */
  static NodeCapacity unmarked(Node node) {
    return with(
        node,
        NodeFacts.taints(node).stream().filter(t -> !Keys.OUTDATED.equals(t.getKey())).toList());
  }

  private static NodeCapacity with(Node node, List<Taint> taints) {
    Map<String, Quantity> allocatable =
        node.getStatus() == null ? Map.of() : Lists.orNone(node.getStatus().getAllocatable());
    return new NodeCapacity(
        NodeFacts.name(node),
        "",
        NodeFacts.labels(node),
        Quantities.resources(allocatable),
        Quantities.countOrNoLimit(allocatable.get(Quantities.PODS)),
        Tolerations.taints(taints),
        NodeFacts.ready(node) && !NodeFacts.unschedulable(node));
  }
}
