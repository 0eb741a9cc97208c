package dev.pawl.starter.command;

import dev.pawl.starter.output.Terminal;
import picocli.CommandLine.Command;

/** Goes on after a pause. */
@Command(name = "resume", description = "Go on after a pause")
public final class ResumeCommand extends OrderCommand {

  public ResumeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Done order(Call call) {
    call.orders().signal(call.entry(), "resume");
    return call.done("resume", null, "%s goes on".formatted(call.entry().name()));
  }
}
