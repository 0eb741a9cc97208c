package dev.pawl.starter.command;

import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.output.Terminal;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A script that completes commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script: source <(pawl completion bash)")
public final class CompletionCommand extends CommandBase {

  /** Of zsh, the script uses what it has of bash's completion. */
  private static final Set<String> SHELLS = Set.of("bash", "zsh");

  @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh")
  private String shell;

  @Spec private CommandSpec spec;

  public CompletionCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new UserError("'%s' is not supported: bash or zsh".formatted(shell));
    }
    terminal().out().println(AutoComplete.bash("pawl", spec.root().commandLine()));
    return ExitCode.CLEAR;
  }
}
