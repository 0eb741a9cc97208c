package dev.pawl.planner.window;

/** When a pool may begin after the one before it. */
public enum PoolBegin {
  /** As soon as the one before is done and a window is open. */
  AT_ONCE,
  /** In a window in which no pool before it was at work (S4.1). */
  IN_ITS_OWN_WINDOW
}
