package dev.pawl.starter.demo;

import dev.pawl.simulator.SimCluster;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.engine.Reading;
import dev.pawl.starter.engine.StatusReader;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeList;
import dev.pawl.starter.engine.UpgradeStarter;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.output.Times;
import dev.pawl.starter.plan.PlanMaker;
import dev.pawl.starter.plan.PlanText;
import dev.pawl.starter.plan.Planned;
import dev.pawl.starter.status.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** One upgrade of one simulated cluster, from its plan to what came of it. */
final class Act {

  private final Terminal terminal;
  private final Path folder;

  /**
   * @param folder empty, for the files of this act
   */
  Act(Terminal terminal, Path folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  /**
   * What an upgrade came to.
   *
   * @param took from its start to its end, on the wall
   */
  record Result(Reading last, Tally tally, Duration took) {}

  /**
   * Plays it.
   *
   * @param yaml of the upgrade
   * @param faults what goes wrong
   */
  Result play(Map<String, Integer> pools, Apps apps, String yaml, Consumer<SimCluster> faults)
      throws IOException, InterruptedException {
    try (SimCluster cluster = DemoCluster.start(pools, apps)) {
      return play(cluster, apps, yaml, faults);
    }
  }

  /** Plays it on a cluster that has these apps. */
  Result play(SimCluster cluster, Apps apps, String yaml, Consumer<SimCluster> faults)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("upgrade.yaml"), yaml, StandardCharsets.UTF_8);
    try (FakeControlPlane plane = FakeControlPlane.write(cluster, folder)) {
      Path kubeconfig = cluster.kubeconfig(folder.resolve("kubeconfig"));
      faults.accept(cluster);
      plane.watch();
      Tally tally = observed(cluster, apps);
      try (Engine engine = Engine.start(kubeconfig, folder)) {
        return run(engine, PlanMaker.plan(file, ClusterOptions.of(kubeconfig)), tally);
      }
    }
  }

  /** Counts from now on, until the cluster is gone. */
  private static Tally observed(SimCluster cluster, Apps apps) {
    Tally tally = new Tally(apps.atLeast());
    return cluster
        .objects()
        .atOnce(
            () -> {
              tally.begin(cluster.objects().list("Node"), cluster.objects().list("Pod"));
              cluster.observe(tally);
              return tally;
            });
  }

  private Result run(Engine engine, Planned planned, Tally tally) throws InterruptedException {
    PlanText.story(planned).forEach(terminal.out()::println);
    terminal.out().println();
    Instant begin = Instant.now();
    UpgradeEntry entry =
        new UpgradeStarter(engine.temporal())
            .start(UpgradeStarter.request(planned, engine.temporal()));
    UpgradeList list = new UpgradeList(engine.temporal());
    try (StatusReader reader = new StatusReader(engine.temporal())) {
      Watch.End end = new Watch(terminal).follow(() -> reader.read(list.fresh(entry)));
      return new Result(end.last(), tally, Duration.between(begin, Instant.now()));
    }
  }

  /** What came of it, for people. */
  static void print(Result result, Terminal terminal) {
    Tally tally = result.tally();
    terminal.out().println();
    terminal
        .out()
        .println(
            "%s in %s; counted in the cluster, not by Pawl:"
                .formatted(result.last().status().state().label(), Times.of(result.took())));
    terminal.out().println("  nodes replaced      " + tally.nodesReplaced());
    terminal.out().println("  machines made       " + tally.nodesMade());
    terminal
        .out()
        .println(
            "  pod moves           %d of %d pods, %.2f per pod"
                .formatted(
                    tally.moves(),
                    tally.pods(),
                    (double) tally.moves() / Math.max(1, tally.pods())));
    terminal.out().println("  budget violations   " + tally.violations());
    terminal.out().println();
    terminal.flush();
  }
}
