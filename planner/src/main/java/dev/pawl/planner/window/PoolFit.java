package dev.pawl.planner.window;

/**
 * What a pool of some size means for windows and spare capacity.
 *
 * @param nodes the size
 * @param windows how many windows it takes; 0 where not one node of it could ever go
 * @param canBeEmptied whether the spare nodes can take the pods of all its nodes at once, should
 *     the new version turn out bad (S4.4): what makes it a good first pool
 * @param why a sentence for a person
 */
public record PoolFit(int nodes, int windows, boolean canBeEmptied, String why) {

  /** Whether it ends in the window in which it begins. */
  public boolean fitsOneWindow() {
    return windows == 1;
  }
}
