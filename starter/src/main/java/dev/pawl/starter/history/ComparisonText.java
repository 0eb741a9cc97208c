package dev.pawl.starter.history;

import dev.pawl.planner.predict.Figures;
import dev.pawl.planner.predict.PredictedVsActual;
import dev.pawl.planner.predict.PredictedVsActual.Line;
import dev.pawl.starter.output.TextTable;
import dev.pawl.starter.output.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was predicted and what came of it, as a table for people. */
public final class ComparisonText {

  private static final String NOTHING = "-";

  private ComparisonText() {}

  /** The lines of the table, and what it leaves out. */
  public static List<String> lines(PredictedVsActual comparison) {
    TextTable table =
        TextTable.of("", "PREDICTED", "ACTUAL", "RATIO", "WAITED", "MOVES PREDICTED", "MOVES");
    comparison.lines().forEach(line -> row(table, name(line), line));
    row(table, "in all", comparison.total());
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("Waits for a pause, a person or a window are not predicted, and not in ACTUAL.");
    return lines;
  }

  private static String name(Line line) {
    return line.pool() == null ? line.hop() + " " + line.phase().label() : "  pool " + line.pool();
  }

  private static void row(TextTable table, String name, Line line) {
    Figures predicted = line.predicted();
    Figures actual = line.actual();
    table.row(
        name,
        time(predicted),
        time(actual),
        line.timeRatio() == null ? NOTHING : String.format(Locale.ROOT, "%.2f", line.timeRatio()),
        actual == null || actual.waited() == 0 ? NOTHING : seconds(actual.waited()),
        moves(predicted),
        moves(actual));
  }

  private static String time(Figures figures) {
    return figures == null ? NOTHING : seconds(figures.own());
  }

  private static String seconds(double seconds) {
    return Times.of(Duration.ofSeconds(Math.round(seconds)));
  }

  private static String moves(Figures figures) {
    return figures == null ? NOTHING : Long.toString(figures.podMoves());
  }
}
