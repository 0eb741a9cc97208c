package dev.pawl.planner.predict;

/**
 * Time and pod moves of a phase or a pool, predicted or as it really was.
 *
 * @param seconds from its beginning to its end
 * @param waited of these, how many it stood still for a pause, a person or a closed window: none of
 *     which is predicted, so that they are left out of a comparison
 */
public record Figures(double seconds, double waited, long podMoves) {

  /** Of what nobody kept waiting. */
  public static Figures undisturbed(double seconds, long podMoves) {
    return new Figures(seconds, 0, podMoves);
  }

  /** Time without the waits. */
  public double own() {
    return Math.max(0, seconds - waited);
  }

  Figures plus(Figures other) {
    return new Figures(seconds + other.seconds, waited + other.waited, podMoves + other.podMoves);
  }
}
