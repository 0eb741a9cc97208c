package dev.pawl.bench;

import dev.pawl.testbed.KubeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets each contender do the same work on a fresh cluster, one after the other, so that none has
 * the machine's cores taken away by another, and prints what each took.
 *
 * <pre>
 * mvn verify -pl bench -am -Pcampaign -Dit.test=BenchIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * </pre>
 */
public final class Bench {

  private Bench() {}

  /**
   * Arguments: none, or nodes and pods. In a temporary folder; writes {@code target/bench.json}.
   */
  public static void main(String[] args) throws IOException {
    Work work =
        args.length == 2
            ? new Work(Integer.parseInt(args[0]), Integer.parseInt(args[1]))
            : Work.usual();
    Report report = run(work, Files.createTempDirectory("pawl-bench"));
    System.out.print(report.table());
    report.write(Path.of("target", "bench.json"));
  }

  /**
   * Runs all contenders.
   *
   * @param folder for data and logs
   */
  public static Report run(Work work, Path folder) {
    List<Contender> contenders =
        List.of(new KubectlLoop(work.nodes()), new PawlUpgrade(1), new PawlUpgrade(4));
    List<Measured> measured = new ArrayList<>();
    for (Contender contender : contenders) {
      measured.add(measure(work, contender, folder.resolve("run-" + measured.size())));
    }
    return new Report(work, measured);
  }

  private static Measured measure(Work work, Contender contender, Path folder) {
    try (KubeCluster cluster = work.prepare(created(folder.resolve("cluster")));
        Contender.Run run = contender.prepare(cluster, folder);
        Onlooker onlooker = Onlooker.watch(cluster)) {
      Instant begin = Instant.now();
      run.go();
      double seconds = Duration.between(begin, Instant.now()).toMillis() / 1e3;
      Map<String, Integer> requests =
          AuditLog.requests(cluster.auditLog(), contender.userAgent(), begin);
      work.awaitPods(cluster);
      onlooker.look();
      judge(work, cluster);
      int total = requests.values().stream().mapToInt(Integer::intValue).sum();
      double nodes = work.nodes();
      return new Measured(
          contender.name(),
          seconds,
          seconds / nodes,
          (onlooker.pods() - work.pods()) / (double) work.pods(),
          onlooker.mostNodes() - work.nodes(),
          total / nodes,
          run.actions().isPresent() ? run.actions().getAsInt() / nodes : null,
          requests);
    }
  }

  /** Nobody gets a figure for work that was not done. */
  private static void judge(Work work, KubeCluster cluster) {
    List<String> versions =
        cluster
            .kubectl(
                "get",
                "nodes",
                "-o",
                "jsonpath={range .items[*]}{.status.nodeInfo.kubeletVersion}{\"\\n\"}{end}")
            .lines()
            .toList();
    if (versions.size() != work.nodes() || !versions.stream().allMatch(("v" + Work.NEW)::equals)) {
      throw new IllegalStateException("not done: " + versions);
    }
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
