package dev.pawl.planner.capacity;

/** What becomes of a pod when its node is drained. */
public enum AfterDrain {
  /** Its owner makes it again, and it needs a place: of a ReplicaSet, StatefulSet, Job … */
  MOVES,
  /** Every node has one of its own: of a DaemonSet, or static. It stays until the node goes. */
  PER_NODE,
  /** Nobody makes it again: a pod without an owner. */
  GONE
}
