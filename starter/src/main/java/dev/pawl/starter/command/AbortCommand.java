package dev.pawl.starter.command;

import dev.pawl.starter.output.Terminal;
import picocli.CommandLine.Command;

/** Stops an upgrade where it is. */
@Command(
    name = "abort",
    description = "Finish the nodes whose drain has begun, then stop; pools may stay mixed")
public final class AbortCommand extends OrderCommand {

  public AbortCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Done order(Call call) {
    call.orders().tell(call.entry(), "abort");
    String name = call.entry().name();
    return call.done(
        "abort",
        null,
        "%s is being aborted: what has begun is finished. 'pawl status %s' shows it"
            .formatted(name, name));
  }
}
