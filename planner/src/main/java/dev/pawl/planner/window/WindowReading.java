package dev.pawl.planner.window;

import java.util.List;

/** What comes of reading a written window. */
public sealed interface WindowReading {

  /** It is one. */
  record Good(Window window) implements WindowReading {}

  /**
   * It is none.
   *
   * @param problems all of them, at least one
   */
  record Bad(List<WindowProblem> problems) implements WindowReading {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
