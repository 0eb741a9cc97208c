package dev.pawl.starter.command;

import dev.pawl.starter.cli.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A command of the contract that does nothing yet; it says so, whatever is typed after it. */
@Command(description = "Not supported yet")
public final class NotYetCommand implements Callable<Integer> {

  private final String name;

  @Unmatched private final List<String> anything = new ArrayList<>();

  public NotYetCommand(String name) {
    this.name = name;
  }

  @Override
  public Integer call() {
    throw new UserError(
        "'pawl %s' is not supported yet%s"
            .formatted(name, anything.isEmpty() ? "" : "; nothing was done"));
  }
}
