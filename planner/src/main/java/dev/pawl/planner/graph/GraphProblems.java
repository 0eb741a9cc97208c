package dev.pawl.planner.graph;

import dev.pawl.planner.spec.text.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one graph, so that it can be said at once. */
final class GraphProblems {

  /** Nobody reads more; a file that is no graph at all could have millions. */
  static final int MOST = 30;

  private final List<GraphProblem> found = new ArrayList<>();

  /**
   * @throws GraphException where there are so many that reading on is of no use
   */
  void add(FieldPath path, String message) {
    found.add(new GraphProblem(path.toString(), message));
    if (found.size() == MOST) {
      throw stop(FieldPath.root(), "reading ended after %d problems".formatted(MOST));
    }
  }

  /** The last problem, with which reading ends. */
  GraphException stop(FieldPath path, String message) {
    List<GraphProblem> all = new ArrayList<>(found);
    all.add(new GraphProblem(path.toString(), message));
    return new GraphException(all);
  }

  /**
   * @throws GraphException where there is any problem
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new GraphException(found);
    }
  }
}
