package dev.pawl.starter.command;

import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.output.Terminal;
import dev.pawl.worker.ConfigException;
import dev.pawl.worker.TemporalUnavailable;
import dev.pawl.worker.WorkerConfig;
import dev.pawl.worker.WorkerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A worker in the foreground. */
@Command(
    name = "worker",
    description = "Carry out upgrades until SIGTERM; waits for an absent Temporal")
public final class WorkerCommand extends CommandBase {

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description = "health and metrics (PAWL_HTTP; 127.0.0.1:9640; port 0 for any free one)")
  private String http;

  public WorkerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    try {
      return WorkerProcess.run(WorkerConfig.from(System.getenv(), http));
    } catch (ConfigException | TemporalUnavailable e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
