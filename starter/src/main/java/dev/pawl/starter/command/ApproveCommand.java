package dev.pawl.starter.command;

import dev.pawl.starter.engine.HeldStep;
import dev.pawl.starter.output.Terminal;
import picocli.CommandLine.Command;

/** Goes on where a person is asked. */
@Command(name = "approve", description = "Go on where an approval is waited for")
public final class ApproveCommand extends StepCommand {

  public ApproveCommand(Terminal terminal) {
    super(terminal, "approve", "%s of %s is approved", HeldStep::findAsking);
  }
}
