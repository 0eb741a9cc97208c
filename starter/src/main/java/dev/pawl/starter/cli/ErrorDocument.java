package dev.pawl.starter.cli;

import dev.pawl.starter.cli.UserError.Problem;
import java.util.List;

/** What standard output carries with {@code -o json} when a command fails. */
record ErrorDocument(Said error) {

  record Said(String message, List<Problem> problems) {}

  static ErrorDocument of(Throwable failure) {
    List<Problem> problems = failure instanceof UserError e ? e.problems() : List.of();
    return new ErrorDocument(new Said(ErrorPrinter.sentence(failure), problems));
  }
}
