package dev.pawl.testbed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Starts Temporal and a cluster with fake nodes for people who want to play, until Ctrl-C. */
public final class Up {
  private Up() {}

  /** Arguments: see {@link UpArguments#USAGE}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    UpArguments wanted;
    try {
      wanted = UpArguments.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(UpArguments.USAGE);
      System.exit(1);
      return;
    }
    Path dir =
        wanted.dir().isPresent() ? wanted.dir().get() : Files.createTempDirectory("pawl-testbed");
    CountDownLatch stopped = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endOrderly(stopped, main)));
    try (TemporalServer temporal = TemporalServer.start(dir.resolve("temporal"));
        KubeCluster cluster = KubeCluster.start(dir.resolve("cluster"), wanted.options())) {
      wanted
          .pools()
          .forEach((pool, size) -> cluster.addNodes(FakeNode.pool(pool, size, cluster.version())));
      print(System.out, temporal, cluster, dir);
      stopped.await();
    }
  }

  /** A JVM ends when its hooks have: ours lets the main thread close what it opened. */
  private static void endOrderly(CountDownLatch stopped, Thread main) {
    stopped.countDown();
    try {
      main.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a shell can evaluate, and comments. */
  private static void print(
      PrintStream out, TemporalServer temporal, KubeCluster cluster, Path dir) {
    out.println("export KUBECONFIG=" + cluster.kubeconfig());
    out.println("export TEMPORAL_ADDRESS=" + temporal.address());
    out.println("# Temporal's Web UI:       " + temporal.uiUrl());
    out.println("# control plane:           " + cluster.version() + " at " + cluster.url());
    out.println("# swap script (exec):      " + cluster.swapScript());
    out.println("# data and logs:           " + dir);
    out.println("# Ctrl-C ends everything");
    out.flush();
  }
}
