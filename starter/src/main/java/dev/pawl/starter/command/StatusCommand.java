package dev.pawl.starter.command;

import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.OutputOption;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.engine.Reading;
import dev.pawl.starter.engine.StatusReader;
import dev.pawl.starter.engine.UpgradeChoice;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeList;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.status.LiveView;
import dev.pawl.starter.status.StatusDocument;
import dev.pawl.starter.status.StatusTable;
import dev.pawl.worker.TemporalConnection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where upgrades stand. */
@Command(name = "status", description = "Show where one upgrade stands, or all of them")
public final class StatusCommand extends CommandBase {

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "one upgrade")
  private String name;

  @Option(
      names = {"-w", "--watch"},
      description = "follow it to its end")
  private boolean watch;

  @Mixin private OutputOption output;

  public StatusCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (watch && name == null) {
      throw new UserError("--watch needs the name of one upgrade");
    }
    try (TemporalConnection temporal = TemporalConnection.open()) {
      List<UpgradeEntry> entries = new UpgradeList(temporal).all();
      if (watch) {
        UpgradeEntry entry = UpgradeChoice.named(name, entries);
        return new WatchRun(temporal, terminal(), output).follow(entry);
      }
      try (StatusReader reader = new StatusReader(temporal)) {
        return name == null
            ? all(reader.read(UpgradeChoice.newest(entries)))
            : one(reader.read(UpgradeChoice.named(name, entries)));
      }
    }
  }

  private int one(Reading reading) {
    sayWhySilent(List.of(reading));
    output.print(
        terminal(),
        document(reading),
        () -> LiveView.lines(reading.status(), Instant.now(), Integer.MAX_VALUE));
    return ExitCode.CLEAR;
  }

  private int all(List<Reading> readings) {
    sayWhySilent(readings);
    output.print(
        terminal(),
        new StatusDocument.Items(readings.stream().map(StatusCommand::document).toList()),
        () -> StatusTable.lines(readings.stream().map(Reading::status).toList(), Instant.now()));
    return ExitCode.CLEAR;
  }

  private static StatusDocument document(Reading reading) {
    return StatusDocument.of(reading.status(), reading.live());
  }

  private void sayWhySilent(List<Reading> readings) {
    readings.stream()
        .map(Reading::silence)
        .filter(Objects::nonNull)
        .distinct()
        .map(why -> "warning: " + why + "; shown is what was last recorded")
        .forEach(terminal().err()::println);
  }
}
