package dev.pawl.planner.spec.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one document, so that all of it can be said at once. */
public final class Problems {

  private record Found(FieldPath path, Position position, String message, String wayOut) {}

  private static final Comparator<Found> AS_WRITTEN =
      Comparator.comparing(Found::position).thenComparing(f -> f.path().toString());

  private final Node root;
  private final List<Found> found = new ArrayList<>();

  /**
   * @param root the document the paths lead through
   */
  public Problems(Node root) {
    this.root = root;
  }

  /**
   * A problem at a path; where nothing is written there, its place is the closest thing above it
   * that is.
   */
  public void add(FieldPath path, String message, String wayOut) {
    found.add(new Found(path, positionOf(path), message, wayOut));
  }

  /** Where a value is, or the closest thing above it that is written. */
  public Position positionOf(FieldPath path) {
    Node closest = root;
    for (FieldPath.Step step : path.steps()) {
      Node next = closest.child(step);
      if (next == null) {
        break;
      }
      closest = next;
    }
    return closest.position();
  }

  /** Whether something is known to be wrong at a path or inside of it. */
  public boolean touch(FieldPath path) {
    return found.stream().anyMatch(f -> f.path().isAtOrBelow(path));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Everything found, in the order of the text. */
  public List<SpecProblem> all() {
    return found.stream().sorted(AS_WRITTEN).map(Problems::rendered).toList();
  }

  private static SpecProblem rendered(Found f) {
    return new SpecProblem(
        f.position().line(), f.position().column(), f.path().toString(), f.message(), f.wayOut());
  }
}
