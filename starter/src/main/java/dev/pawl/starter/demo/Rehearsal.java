package dev.pawl.starter.demo;

import dev.pawl.simulator.SimCluster;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.CommandLines;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.engine.StatusReader;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeList;
import dev.pawl.starter.engine.UpgradeStarter;
import dev.pawl.starter.history.HistoryReader;
import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.plan.PlanMaker;
import dev.pawl.starter.status.LiveView;
import dev.pawl.starter.status.StatusDocument;
import dev.pawl.starter.status.StatusTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Does once, on a simulated cluster and with nobody watching, what short commands do: the JVM notes
 * the classes that are used, and the launcher keeps them as an archive from which later starts are
 * quick.
 */
public final class Rehearsal {

  private static final long AT_MOST_MS = 60_000;

  private Rehearsal() {}

  /** Ends by itself, whatever happens. */
  public static void main(String[] args) throws IOException {
    new Timer("end", true)
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                Runtime.getRuntime().halt(1);
              }
            },
            AT_MOST_MS);
    Path folder = Files.createTempDirectory("pawl-rehearsal");
    try {
      rehearse(folder);
    } finally {
      TempFolders.delete(folder);
    }
    System.exit(0);
  }

  private static void rehearse(Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("upgrade.yaml"), DemoSpecs.dozen(), StandardCharsets.UTF_8);
    try (SimCluster cluster = DemoCluster.start(DemoCluster.dozen(), new Apps(1, 2))) {
      Path kubeconfig = cluster.kubeconfig(folder.resolve("kubeconfig"));
      for (OutputFormat format : OutputFormat.values()) {
        type("plan", "-f", file.toString(), "--kubeconfig", kubeconfig.toString(), "-o" + format);
      }
      type("status", "--help");
      try (Engine engine = Engine.start(kubeconfig, folder)) {
        ask(engine, file, kubeconfig);
      }
    }
  }

  private static void ask(Engine engine, Path file, Path kubeconfig) {
    UpgradeEntry entry =
        new UpgradeStarter(engine.temporal())
            .start(
                UpgradeStarter.request(
                    PlanMaker.plan(file, ClusterOptions.of(kubeconfig)), engine.temporal()));
    UpgradeList list = new UpgradeList(engine.temporal());
    try (StatusReader reader = new StatusReader(engine.temporal())) {
      var reading = reader.read(List.of(list.fresh(entry))).get(0);
      var document = StatusDocument.of(reading.status(), reading.live());
      for (OutputFormat format : OutputFormat.values()) {
        Documents.text(document, format);
      }
      LiveView.lines(reading.status(), Instant.now(), Integer.MAX_VALUE);
      StatusTable.lines(List.of(reading.status()), Instant.now());
    }
    new HistoryReader(engine.temporal()).read(entry);
    try {
      list.all();
    } catch (UserError e) {
      // this engine cannot list: what was to be had of it are the classes
      type("nothing");
    }
  }

  private static void type(String... words) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CommandLines.run(Terminal.plain(nowhere, nowhere), words);
  }
}
