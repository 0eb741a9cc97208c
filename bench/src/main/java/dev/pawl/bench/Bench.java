package dev.pawl.bench;

import dev.pawl.bench.AuditLog.Request;
import dev.pawl.testbed.KubeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Lets each contender do the same work on a fresh cluster and prints what each took: one after the
 * other, so that none has the machine's cores taken away by another, or beside each other where the
 * work leaves them idle.
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
            ? Work.of(Integer.parseInt(args[0]), Integer.parseInt(args[1]))
            : Work.usual();
    Report report =
        run(work, contenders(work, 1, 4, 10), 1, Files.createTempDirectory("pawl-bench"));
    System.out.print(report.table());
    report.write(Path.of("target", "bench.json"));
  }

  /** A person's loop, and Pawl with each of these surges. */
  static List<Contender> contenders(Work work, int... surges) {
    List<Contender> all = new ArrayList<>(List.of(new KubectlLoop(work.nodes())));
    IntStream.of(surges).mapToObj(PawlUpgrade::new).forEach(all::add);
    return all;
  }

  /**
   * Runs all contenders, one after the other, several times; of each the run of median length
   * counts. Prints each run as it ends.
   *
   * @param folder for data and logs
   */
  static Report run(Work work, List<Contender> contenders, int rounds, Path folder) {
    Map<String, List<Measured>> runs = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        List<Measured> before = runs.computeIfAbsent(contender.name(), n -> new ArrayList<>());
        if (before.size() < contender.rounds(rounds)) {
          // kwok takes a list of files: no blanks or commas.
          String name = contender.name().replaceAll("\\W+", "-") + "-" + round;
          Path data = folder.resolve(name);
          before.add(measure(work, contender, data));
          // A run of hours should not keep its figures to itself until its end.
          System.out.print(new Report(work, before.subList(round - 1, round)).table());
        }
      }
    }
    return new Report(work, runs.values().stream().map(Bench::median).toList());
  }

  /**
   * As {@link #run}, but all contenders at once, each on a cluster of its own: for work that waits
   * for machines nearly all of its time, so that the cores have enough for everybody. What it takes
   * is the slowest contender's time instead of the sum.
   */
  static Report runBeside(Work work, List<Contender> contenders, int rounds, Path folder) {
    List<CompletableFuture<Report>> all =
        contenders.stream()
            .map(
                c ->
                    CompletableFuture.supplyAsync(
                        () -> run(work, List.of(c), rounds, folder), Bench::begin))
            .toList();
    // Nobody is left behind running where another fails.
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return new Report(work, all.stream().flatMap(f -> f.join().measured().stream()).toList());
  }

  /** A thread for each: the common pool has no more than there are cores. */
  private static void begin(Runnable contender) {
    new Thread(contender, "contender").start();
  }

  private static Measured median(List<Measured> runs) {
    return runs.stream()
        .sorted(Comparator.comparing(Measured::seconds))
        .toList()
        .get(runs.size() / 2);
  }

  private static Measured measure(Work work, Contender contender, Path folder) {
    try (KubeCluster cluster = work.prepare(created(folder.resolve("cluster")));
        Contender.Run run = contender.prepare(cluster, folder);
        Onlooker onlooker = Onlooker.watch(cluster)) {
      Instant begin = Instant.now();
      run.go();
      double seconds = Duration.between(begin, Instant.now()).toMillis() / 1e3;
      List<Request> log = AuditLog.requests(cluster.auditLog(), begin);
      work.awaitPods(cluster);
      onlooker.look();
      judge(work, cluster);
      List<Request> own =
          log.stream().filter(r -> r.userAgent().startsWith(contender.userAgent())).toList();
      long writes =
          own.stream().filter(r -> r.writes() && !r.what().equals("create pods/eviction")).count();
      NodeTimes times = new NodeTimes(log, contender.userAgent());
      double nodes = work.nodes();
      return new Measured(
          contender.name(),
          seconds,
          times.span(),
          seconds / nodes,
          CriticalPath.seconds(times.chains(onlooker.nodeOf()), contender.lanes()),
          (onlooker.pods() - work.pods()) / (double) work.pods(),
          onlooker.mostNodes() - work.nodes(),
          own.size() / nodes,
          writes / nodes,
          run.actions().isPresent() ? run.actions().getAsInt() / nodes : null,
          AuditLog.count(log, contender.userAgent()));
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
