package dev.pawl.starter.command;

import dev.pawl.starter.engine.HeldStep;
import dev.pawl.starter.output.Terminal;
import picocli.CommandLine.Command;

/** Goes on without a held step. */
@Command(name = "skip", description = "Leave a held step and go on without it")
public final class SkipCommand extends StepCommand {

  public SkipCommand(Terminal terminal) {
    super(terminal, "skip", "%s of %s is skipped", HeldStep::find);
  }
}
