package dev.pawl.starter.command;

import dev.pawl.starter.cli.VersionText;
import dev.pawl.starter.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What every command has: {@code --help}, {@code --version}, and a terminal. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false)
abstract class CommandBase implements Callable<Integer> {

  private final Terminal terminal;

  CommandBase(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }
}
