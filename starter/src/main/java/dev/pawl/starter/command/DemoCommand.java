package dev.pawl.starter.command;

import dev.pawl.starter.demo.Demo;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Shows Pawl at work, with nothing installed. */
@Command(
    name = "demo",
    description = "Upgrade a simulated cluster of 100 nodes; nothing to install, under 2 minutes")
public final class DemoCommand extends CommandBase {

  public DemoCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Demo(terminal()).play();
  }
}
