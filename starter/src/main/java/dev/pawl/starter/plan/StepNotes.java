package dev.pawl.starter.plan;

import java.util.List;

/** What more is said about a plan. */
interface StepNotes {

  /** Nothing more. */
  StepNotes NONE = step -> List.of();

  /** Lines about a step, by the name that {@link dev.pawl.planner.explain.Steps} gives it. */
  List<String> under(String step);

  /** Lines after the steps: sections that begin with an empty line. */
  default List<String> after() {
    return List.of();
  }
}
