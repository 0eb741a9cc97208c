package dev.pawl.starter.command;

import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.OutputOption;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.engine.Orders;
import dev.pawl.starter.engine.UpgradeChoice;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeList;
import dev.pawl.starter.output.Terminal;
import dev.pawl.worker.TemporalConnection;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Something that is said to one running upgrade. */
abstract class OrderCommand extends CommandBase {

  @Parameters(index = "0", paramLabel = "NAME", description = "the upgrade")
  private String name;

  @Mixin private OutputOption output;

  OrderCommand(Terminal terminal) {
    super(terminal);
  }

  /**
   * What was done.
   *
   * @param step null where the order is for the whole upgrade
   * @param said the same as a sentence
   */
  record Done(String name, String workflowId, String order, String step, String said) {}

  /** Who is spoken to, and how. */
  record Call(TemporalConnection temporal, UpgradeEntry entry, Orders orders) {

    Done done(String order, String step, String said) {
      return new Done(entry.name(), entry.workflowId(), order, step, said);
    }
  }

  @Override
  public final Integer call() throws InterruptedException {
    try (TemporalConnection temporal = TemporalConnection.open();
        Orders orders = new Orders(temporal)) {
      UpgradeEntry entry = UpgradeChoice.named(name, new UpgradeList(temporal).all());
      if (!entry.open()) {
        throw new UserError("upgrade '%s' has ended".formatted(entry.name()));
      }
      Done done = order(new Call(temporal, entry, orders));
      output.print(terminal(), done, () -> List.of(done.said()));
      return ExitCode.CLEAR;
    }
  }

  /** Says it; returns what was done. */
  abstract Done order(Call call) throws InterruptedException;

  /** For what a person may want to know meanwhile. */
  void tellMeanwhile(String line) {
    terminal().err().println(line);
  }
}
