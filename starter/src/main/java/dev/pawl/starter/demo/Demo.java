package dev.pawl.starter.demo;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two upgrades on simulated clusters: one that goes well, and one that has to go back. */
public final class Demo {

  private static final Apps ON_HUNDRED = new Apps(20, 50);
  private static final Apps ON_DOZEN = new Apps(4, 15);

  private final Terminal terminal;

  public Demo(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Plays both; the exit code is 0 where both ended as they should. */
  public int play() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pawl-demo");
    try {
      boolean first = upgrade(Files.createDirectory(folder.resolve("first")));
      boolean second = wayBack(Files.createDirectory(folder.resolve("second")));
      return first && second ? ExitCode.CLEAR : ExitCode.FAILED;
    } finally {
      TempFolders.delete(folder);
    }
  }

  private boolean upgrade(Path folder) throws IOException, InterruptedException {
    say(
        "Act 1: 100 nodes in 4 pools with room for 10 more, 1,005 pods with budgets, on a simulated"
            + " cluster.",
        "Control plane and nodes go from 1.35.4 to 1.36.3. Temporal, workflows and drivers are the"
            + " real ones.");
    Act.Result result =
        new Act(terminal, folder)
            .play(DemoCluster.hundred(), ON_HUNDRED, DemoSpecs.hundred(), cluster -> {});
    Act.print(result, terminal);
    return result.last().status().state() == UpgradeState.SUCCEEDED;
  }

  private boolean wayBack(Path folder) throws IOException, InterruptedException {
    say(
        "Act 2: the first new machine never becomes Ready. The upgrade says onFailure: rollback,",
        "so what was begun is taken back, and nothing else is touched.");
    Act.Result result =
        new Act(terminal, folder)
            .play(
                DemoCluster.dozen(),
                ON_DOZEN,
                DemoSpecs.dozen(),
                cluster -> cluster.faults().neverReady(node -> node.contains("-p")));
    Act.print(result, terminal);
    return result.last().status().state() == UpgradeState.ROLLED_BACK;
  }

  private void say(String... lines) {
    List.of(lines).forEach(terminal.out()::println);
    terminal.out().println();
    terminal.flush();
  }
}
