package dev.pawl.planner.capacity.drain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A pod that would have no place when its node is drained.
 *
 * @param pod {@code Pod/namespace/name}
 * @param owner its controller
 * @param node the node it is on now
 * @param reasons how many nodes have no place for it and why, the commonest first; of several pods
 *     of one workload, the reasons are those of the first
 */
public record Unplaced(
    String pod, String owner, String node, Lasting lasting, List<ReasonCount> reasons) {

  public Unplaced {
    reasons = List.copyOf(reasons);
  }

  Unplaced lasting(Lasting other) {
    return new Unplaced(pod, owner, node, other, reasons);
  }

  /** As the scheduler would say it. */
  public String message() {
    int nodes = reasons.stream().mapToInt(ReasonCount::nodes).sum();
    return "%s of %s would have no place when %s is drained, %s: 0/%d nodes have room: %s"
        .formatted(
            pod,
            owner,
            node,
            lasting,
            nodes,
            reasons.stream().map(ReasonCount::toString).collect(Collectors.joining(", ")));
  }
}
