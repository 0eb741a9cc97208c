package dev.pawl.starter.cli;

import dev.pawl.starter.command.AbortCommand;
import dev.pawl.starter.command.ApproveCommand;
import dev.pawl.starter.command.CheckCommand;
import dev.pawl.starter.command.CompletionCommand;
import dev.pawl.starter.command.ConcurrencyCommand;
import dev.pawl.starter.command.DemoCommand;
import dev.pawl.starter.command.HistoryCommand;
import dev.pawl.starter.command.NotYetCommand;
import dev.pawl.starter.command.PauseCommand;
import dev.pawl.starter.command.PlanCommand;
import dev.pawl.starter.command.ResumeCommand;
import dev.pawl.starter.command.RetryCommand;
import dev.pawl.starter.command.RollbackCommand;
import dev.pawl.starter.command.SkipCommand;
import dev.pawl.starter.command.StartCommand;
import dev.pawl.starter.command.StatusCommand;
import dev.pawl.starter.command.WorkerCommand;
import dev.pawl.starter.output.Terminal;
import dev.pawl.worker.Logging;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands under one name. */
@Command(
    name = "pawl",
    description = "Durable upgrades of Kubernetes clusters",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND")
public final class CommandLines implements Runnable {

  private static final String WORKER = "worker";
  private static final String DEMO = "demo";

  private final Terminal terminal;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "with an error, show where it arose")
  void verbose(boolean on) {
    // errors must know it before options are understood: see TypedWords
  }

  private CommandLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs what was typed; returns the exit code. */
  public static int run(Terminal terminal, String... args) {
    TypedWords words = TypedWords.of(args);
    quieten(words.words());
    ErrorPrinter errors = new ErrorPrinter(terminal, words);
    return line(terminal)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  /** A worker's log is its output; of the others, only what went wrong is of interest. */
  private static void quieten(List<String> words) {
    if (words.contains(DEMO)) {
      System.setProperty("logback.configurationFile", "dev/pawl/starter/demo/logback.xml");
    } else if (!words.contains(WORKER)) {
      Logging.onlyWarnings();
    }
  }

  static CommandLine line(Terminal terminal) {
    CommandLine line = new CommandLine(new CommandLines(terminal));
    Stream.<Object>of(
            new PlanCommand(terminal),
            new CheckCommand(terminal),
            new StartCommand(terminal),
            new StatusCommand(terminal),
            new PauseCommand(terminal),
            new ResumeCommand(terminal),
            new ApproveCommand(terminal),
            new RetryCommand(terminal),
            new SkipCommand(terminal),
            new ConcurrencyCommand(terminal),
            new RollbackCommand(terminal),
            new AbortCommand(terminal),
            new HistoryCommand(terminal),
            new WorkerCommand(terminal),
            new DemoCommand(terminal),
            new CompletionCommand(terminal))
        .forEach(line::addSubcommand);
    line.addSubcommand("report", new NotYetCommand("report"));
    return line;
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    line(terminal).usage(terminal.out());
  }
}
