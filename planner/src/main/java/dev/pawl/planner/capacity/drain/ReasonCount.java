package dev.pawl.planner.capacity.drain;

/** How many nodes have no place for a pod for one reason. */
public record ReasonCount(int nodes, String reason) {
  @Override
  public String toString() {
    return nodes + " " + reason;
  }
}
