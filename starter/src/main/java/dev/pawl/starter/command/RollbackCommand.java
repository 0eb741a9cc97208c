package dev.pawl.starter.command;

import dev.pawl.starter.output.Terminal;
import picocli.CommandLine.Command;

/** Takes back what was done. */
@Command(name = "rollback", description = "Take back what was done, as far as rollback.scope says")
public final class RollbackCommand extends OrderCommand {

  public RollbackCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Done order(Call call) {
    call.orders().tell(call.entry(), "rollback");
    String name = call.entry().name();
    return call.done(
        "rollback",
        null,
        "%s goes back. 'pawl status %s --watch' follows it".formatted(name, name));
  }
}
