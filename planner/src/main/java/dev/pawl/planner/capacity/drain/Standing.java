package dev.pawl.planner.capacity.drain;

/** What a node is to a pod that looks for a place. */
enum Standing {
  OPEN,
  /** Not Ready or cordoned before anything began. */
  UNAVAILABLE,
  DRAINING,
  REMOVED
}
