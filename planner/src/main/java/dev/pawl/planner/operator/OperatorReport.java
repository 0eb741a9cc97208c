package dev.pawl.planner.operator;

/** How far an operator is with what was asked of it, by its own word. */
public sealed interface OperatorReport {

  /** It says that it is done. */
  record Available() implements OperatorReport {}

  /**
   * It is on its way, or has not begun.
   *
   * @param why what is not as it should be, and what it says of that
   */
  record Progressing(String why) implements OperatorReport {}

  /**
   * It says that it fails. That may pass: operators try again.
   *
   * @param why its own words
   */
  record Failed(String why) implements OperatorReport {}
}
