package dev.pawl.starter.cli;

import java.util.List;

/** Something a person has to change; said without a stack trace. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final transient List<Problem> problems;

  /** One thing that is wrong, exit code 1. */
  public UserError(String message) {
    this(message, ExitCode.USAGE, List.of());
  }

  public UserError(String message, Throwable cause) {
    this(message);
    initCause(cause);
  }

  public UserError(String message, int exitCode, List<Problem> problems) {
    super(message);
    this.exitCode = exitCode;
    this.problems = List.copyOf(problems);
  }

  public int exitCode() {
    return exitCode;
  }

  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong in a file.
   *
   * @param line from 1; null where there is none
   * @param wayOut what to do about it; empty where the message says it all
   */
  public record Problem(String file, Integer line, String path, String message, String wayOut) {

    /** As compilers do it: {@code file:line: path: message; way out}. */
    public String render() {
      return (file == null ? "" : file + ":" + (line == null ? "" : line + ":") + " ")
          + (path == null || path.isEmpty() ? "" : path + ": ")
          + message
          + (wayOut == null || wayOut.isEmpty() ? "" : "; " + wayOut);
    }
  }
}
