package dev.pawl.planner.graph;

/**
 * One thing that is wrong with a graph.
 *
 * @param path where in the document, such as {@code nodes[3].version}; empty for all of it
 * @param message what is wrong, as a sentence for a person
 */
public record GraphProblem(String path, String message) {

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
