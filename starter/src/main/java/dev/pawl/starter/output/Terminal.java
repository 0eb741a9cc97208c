package dev.pawl.starter.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param live whether a person watches {@code out}: lines may be drawn over
 * @param columns its width; lines that are drawn over must not wrap
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean live, int columns) {

  /** Set by the launcher, which can ask the system what the JVM cannot. */
  private static final String COLUMNS = "pawl.columns";

  private static final int USUAL_COLUMNS = 100;

  /** Standard output and standard error, in UTF-8 whatever the locale: arrows and bars need it. */
  public static Terminal ofProcess() {
    int columns = Integer.getInteger(COLUMNS, 0);
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        columns > 0,
        columns > 0 ? columns : USUAL_COLUMNS);
  }

  /** Not a person's: every line stays. */
  public static Terminal plain(PrintWriter out, PrintWriter err) {
    return new Terminal(out, err, false, USUAL_COLUMNS);
  }

  /** The same, with everything for people on standard error: standard output is for a document. */
  public Terminal aside() {
    return new Terminal(err, err, false, columns);
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
