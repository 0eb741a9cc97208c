package dev.pawl.starter.cli;

import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import dev.pawl.starter.output.Terminal;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code -o}: for people or for programs. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private OutputFormat format = OutputFormat.TABLE;

  public OutputFormat format() {
    return format;
  }

  /** Prints the document, or the lines where nobody asked for a document. */
  public void print(Terminal terminal, Object document, Supplier<List<String>> lines) {
    if (format.document()) {
      terminal.out().print(Documents.text(document, format));
    } else {
      lines.get().forEach(terminal.out()::println);
    }
    terminal.flush();
  }

  /** Where a person may be told more: not on standard output where a document is to come. */
  public Terminal people(Terminal terminal) {
    return format.document() ? terminal.aside() : terminal;
  }
}
