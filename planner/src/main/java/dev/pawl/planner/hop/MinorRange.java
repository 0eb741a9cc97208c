package dev.pawl.planner.hop;

import dev.pawl.planner.policy.MinorLine;
import dev.pawl.planner.version.Minor;

/**
 * Minors of Kubernetes that something is compatible with.
 *
 * @param oldest the first; null where it is open at that end
 * @param newest the last; null where it is open at that end
 */
public record MinorRange(Minor oldest, Minor newest) {

  /** Nothing is known against any minor. */
  public static final MinorRange ANY = new MinorRange(null, null);

  /** Whether a minor is in it, told in whichever way of counting the product has. */
  public boolean contains(Minor minor, MinorLine line) {
    return (oldest == null || line.distance(oldest, minor) >= 0)
        && (newest == null || line.distance(minor, newest) >= 0);
  }

  @Override
  public String toString() {
    if (oldest == null) {
      return newest == null ? "any version" : newest + " or older";
    }
    if (newest == null) {
      return oldest + " or newer";
    }
    return oldest.equals(newest) ? oldest.toString() : oldest + " to " + newest;
  }
}
