package dev.pawl.starter.demo;

import dev.pawl.simulator.SimCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A control plane that is swapped by a user's own command, as the exec driver expects: the command
 * is a small script that leaves a file, and the simulated cluster takes on the version in it.
 */
final class FakeControlPlane implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** Written aside and moved: half a version is never seen. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      to=$(sed -n 's/.*"to":"\\([^"]*\\)".*/\\1/p')
      sleep 1
      printf '%%s' "$to" > '%1$s.new' && mv '%1$s.new' '%1$s'
      echo '{"message": "swapped to '"$to"'"}'
      """;

  private final SimCluster cluster;
  private final Path wish;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  private FakeControlPlane(SimCluster cluster, Path wish) {
    this.cluster = cluster;
    this.wish = wish;
  }

  /** Writes the script {@code swap.sh} into the folder. */
  static FakeControlPlane write(SimCluster cluster, Path folder) {
    try {
      Path wish = folder.resolve("version");
      Path script = folder.resolve("swap.sh");
      Files.writeString(script, SCRIPT.formatted(wish), StandardCharsets.UTF_8);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return new FakeControlPlane(cluster, wish);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to look for the script's word. */
  void watch() {
    var unused =
        thread.scheduleWithFixedDelay(this::obey, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void obey() {
    try {
      if (Files.exists(wish)) {
        cluster.clusterVersion("v" + Files.readString(wish, StandardCharsets.UTF_8));
        Files.delete(wish);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
