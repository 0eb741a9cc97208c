package dev.pawl.planner.spec.text;

/** The text is no single YAML or JSON document, so there is nothing to look at more closely. */
public final class TextProblemException extends Exception {

  private final SpecProblem problem;

  TextProblemException(Position position, String path, String message, String wayOut) {
    super(message);
    this.problem = new SpecProblem(position.line(), position.column(), path, message, wayOut);
  }

  public SpecProblem problem() {
    return problem;
  }
}
