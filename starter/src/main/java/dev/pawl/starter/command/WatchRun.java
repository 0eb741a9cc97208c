package dev.pawl.starter.command;

import dev.pawl.starter.cli.OutputOption;
import dev.pawl.starter.engine.StatusReader;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeList;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.status.StatusDocument;
import dev.pawl.starter.status.Watch;
import dev.pawl.worker.TemporalConnection;
import java.util.List;

/** Follows an upgrade for a person; a program gets the last status as a document. */
final class WatchRun {

  private final TemporalConnection temporal;
  private final Terminal terminal;
  private final OutputOption output;

  WatchRun(TemporalConnection temporal, Terminal terminal, OutputOption output) {
    this.temporal = temporal;
    this.terminal = terminal;
    this.output = output;
  }

  int follow(UpgradeEntry entry) throws InterruptedException {
    UpgradeList list = new UpgradeList(temporal);
    try (StatusReader reader = new StatusReader(temporal)) {
      Watch.End end =
          new Watch(output.people(terminal)).follow(() -> reader.read(list.fresh(entry)));
      if (output.format().document()) {
        StatusDocument document = StatusDocument.of(end.last().status(), end.last().live());
        output.print(terminal, document, List::of);
      }
      return end.exitCode();
    }
  }
}
