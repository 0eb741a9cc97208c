package dev.pawl.planner.capacity.drain;

/** One of the scheduler's rules about a node with what stands on it and around it now. */
interface RoomFilter {

  boolean admits(IndexedShape shape, BoardNode node);

  /** Why not; asked only where it does not admit. */
  Rejection rejection(IndexedShape shape, BoardNode node);
}
