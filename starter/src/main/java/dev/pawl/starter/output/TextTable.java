package dev.pawl.starter.output;

import java.util.ArrayList;
import java.util.List;

/** Columns side by side, as kubectl prints them: as wide as their widest cell. */
public final class TextTable {

  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Begins with the names of the columns. */
  public static TextTable of(String... titles) {
    return new TextTable().row(titles);
  }

  /** One more row, with as many cells as the first. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(i == 0 ? "" : GAP).append(padded(row.get(i), widths[i]));
    }
    return line.toString().stripTrailing();
  }

  /** Filled up with blanks. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
