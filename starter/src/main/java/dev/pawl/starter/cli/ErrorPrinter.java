package dev.pawl.starter.cli;

import dev.pawl.starter.cli.UserError.Problem;
import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.Terminal;
import dev.pawl.worker.TemporalUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says errors: a sentence to people, a document to programs; where they arose only when asked. */
final class ErrorPrinter
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

  private final Terminal terminal;
  private final TypedWords words;

  ErrorPrinter(Terminal terminal, TypedWords words) {
    this.terminal = terminal;
    this.words = words;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    say(failure);
    return failure instanceof UserError e ? e.exitCode() : ExitCode.USAGE;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    say(failure);
    if (!words.format().document()) {
      UnmatchedArgumentException.printSuggestions(failure, terminal.err());
      String command = failure.getCommandLine().getCommandSpec().qualifiedName();
      terminal.err().println("See '" + command + " --help'.");
    }
    return ExitCode.USAGE;
  }

  private void say(Exception failure) {
    terminal.err().println("error: " + sentence(failure));
    if (failure instanceof UserError e) {
      e.problems().stream().map(Problem::render).forEach(terminal.err()::println);
    }
    if (words.verbose()) {
      failure.printStackTrace(terminal.err());
    }
    if (words.format().document()) {
      terminal.out().print(Documents.text(ErrorDocument.of(failure), words.format()));
    }
    terminal.flush();
  }

  static String sentence(Throwable failure) {
    if (failure instanceof UserError
        || failure instanceof ParameterException
        || failure instanceof TemporalUnavailable) {
      return failure.getMessage();
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "unexpected: "
        + root.getClass().getSimpleName()
        + (root.getMessage() == null ? "" : ": " + root.getMessage())
        + " (--verbose shows where)";
  }
}
