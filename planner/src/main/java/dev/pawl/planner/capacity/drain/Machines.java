package dev.pawl.planner.capacity.drain;

/** What comes in the place of a drained node. */
public enum Machines {
  /** A new machine like it, under a new name. */
  REPLACED,
  /** The same machine, changed in place. */
  KEPT
}
