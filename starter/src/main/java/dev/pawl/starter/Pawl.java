package dev.pawl.starter;

import dev.pawl.starter.cli.CommandLines;
import dev.pawl.starter.output.Terminal;

/** The {@code pawl} program. */
public final class Pawl {

  private Pawl() {}

  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    int exitCode = CommandLines.run(terminal, args);
    terminal.flush();
    // threads of gRPC and of the Kubernetes client would keep the process alive
    System.exit(exitCode);
  }
}
