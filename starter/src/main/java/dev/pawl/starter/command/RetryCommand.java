package dev.pawl.starter.command;

import dev.pawl.starter.engine.HeldStep;
import dev.pawl.starter.output.Terminal;
import picocli.CommandLine.Command;

/** Tries a held step again. */
@Command(name = "retry", description = "Try a held step again")
public final class RetryCommand extends StepCommand {

  public RetryCommand(Terminal terminal) {
    super(terminal, "retry", "%s of %s is tried again", HeldStep::find);
  }
}
