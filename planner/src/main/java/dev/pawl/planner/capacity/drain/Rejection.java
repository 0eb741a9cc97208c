package dev.pawl.planner.capacity.drain;

/** Why one node has no place for one pod. */
sealed interface Rejection {

  /** What nodes that reject a pod for the same reason have in common. */
  String reason();

  /** For a person, of this node. */
  String sentence();

  /** The node has not enough left of something. */
  record Shortage(String resource, long asks, long free) implements Rejection {
    @Override
    public String reason() {
      return "Insufficient " + resource;
    }

    @Override
    public String sentence() {
      return reason()
          + ": asks "
          + Amounts.of(resource, asks)
          + ", "
          + Amounts.of(resource, Math.max(0, free))
          + " free";
    }

    /** For a person, of several nodes of which this one has the most. */
    String ofBest() {
      return reason()
          + " (asks "
          + Amounts.of(resource, asks)
          + ", at most "
          + Amounts.of(resource, Math.max(0, free))
          + " free)";
    }
  }

  /** A rule forbids it. */
  record Rule(String reason) implements Rejection {
    @Override
    public String sentence() {
      return reason;
    }
  }
}
