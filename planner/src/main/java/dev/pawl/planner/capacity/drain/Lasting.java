package dev.pawl.planner.capacity.drain;

/** For how long a pod has no place. */
public enum Lasting {
  UNTIL_REPLACED("until the drained nodes are replaced"),
  FOR_GOOD("not after that either");

  private final String words;

  Lasting(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
