package dev.pawl.planner.graph;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no update graph that can be relied on; carries what is wrong with it. */
public final class GraphException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<GraphProblem> problems;

  public GraphException(List<GraphProblem> problems) {
    super(problems.stream().map(GraphProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one; of very many the first {@value GraphProblems#MOST} and a note. */
  public List<GraphProblem> problems() {
    return problems;
  }
}
