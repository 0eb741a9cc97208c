package dev.pawl.planner.spec.text;

/**
 * One thing that is wrong with what was written.
 *
 * @param line where, from 1
 * @param column where in the line, from 1
 * @param path the field, such as {@code spec.pools.items[0].driver}; empty for the whole document
 * @param message what is wrong
 * @param wayOut what to write instead; empty where the message says it all
 */
public record SpecProblem(int line, int column, String path, String message, String wayOut) {

  /** As compilers do it, so that editors can jump there: {@code file:line: path: message}. */
  public String render(String file) {
    return file
        + ":"
        + line
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + message
        + (wayOut.isEmpty() ? "" : "; " + wayOut);
  }
}
