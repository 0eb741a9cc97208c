package dev.pawl.starter.command;

import dev.pawl.planner.predict.PredictedVsActual;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.OutputOption;
import dev.pawl.starter.engine.UpgradeChoice;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeList;
import dev.pawl.starter.history.ComparisonText;
import dev.pawl.starter.history.HistoryLine;
import dev.pawl.starter.history.HistoryReader;
import dev.pawl.starter.history.Told;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.output.TextTable;
import dev.pawl.starter.output.Times;
import dev.pawl.starter.plan.UndoText;
import dev.pawl.worker.TemporalConnection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who did what and when. */
@Command(name = "history", description = "Show who did what and when")
public final class HistoryCommand extends CommandBase {

  @Parameters(index = "0", paramLabel = "NAME", description = "the upgrade")
  private String name;

  @Mixin private OutputOption output;

  public HistoryCommand(Terminal terminal) {
    super(terminal);
  }

  /** What {@code -o json} prints. */
  record Document(
      String name,
      String workflowId,
      List<HistoryLine> items,
      List<UndoNote> undo,
      PredictedVsActual predictedVsActual) {}

  @Override
  public Integer call() {
    try (TemporalConnection temporal = TemporalConnection.open()) {
      UpgradeEntry entry = UpgradeChoice.named(name, new UpgradeList(temporal).all());
      Told told = new HistoryReader(temporal).read(entry);
      output.print(
          terminal(),
          new Document(
              entry.name(), entry.workflowId(), told.lines(), told.undo(), told.comparison()),
          () -> lines(told));
      return ExitCode.CLEAR;
    }
  }

  private static List<String> lines(Told told) {
    TextTable table = TextTable.of("TIME", "WHO", "POOL", "WHAT");
    told.lines().forEach(i -> table.row(Times.stamp(i.time()), i.who(), i.pool(), i.what()));
    List<String> lines = new ArrayList<>(table.lines());
    if (!told.undo().isEmpty()) {
      lines.add("");
      lines.addAll(UndoText.lines(told.undo()));
    }
    if (told.comparison() != null) {
      lines.add("");
      lines.addAll(ComparisonText.lines(told.comparison()));
    }
    return lines;
  }
}
