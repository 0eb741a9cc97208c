package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing may be left behind, however a JVM ends. */
@RequiresTestbed
class WatchdogIT {

  /** What the JVM that will be killed does. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws InterruptedException {
      TemporalServer temporal = TemporalServer.start(Path.of(arguments[0], "temporal"));
      KubeCluster cluster = KubeCluster.start(Path.of(arguments[0], "cluster"));
      System.out.println("started " + temporal.address() + " " + cluster.url());
      Thread.sleep(Duration.ofMinutes(10).toMillis());
    }
  }

  @Test
  void shouldEndTheServersOfAJvmThatWasKilled(@TempDir Path dir) throws Exception {
    // given
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process owner =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = owner.inputReader()) {
      assertThat(lines.readLine()).startsWith("started");
      assertThat(alive(dir, "temporal", "temporal")).isTrue();
      assertThat(alive(dir, "cluster", "kube-apiserver")).isTrue();
    } finally {
      // when: kill -9
      owner.destroyForcibly();
      assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    // then
    Await.until("nothing is left", Duration.ofSeconds(5), () -> noneIsAlive(dir));
  }

  private static boolean noneIsAlive(Path dir) {
    return !alive(dir, "temporal", "temporal")
        && Stream.of(KubeComponent.values())
            .noneMatch(component -> alive(dir, "cluster", component.program()));
  }

  private static boolean alive(Path dir, String folder, String server) {
    Path home = dir.resolve(folder);
    List<String> look =
        List.of("bash", home.resolve("bin/processes.sh").toString(), "alive", server);
    return Shell.run(look, Map.of("PAWL_TESTBED_DIR", home.toString()), "", Duration.ofSeconds(10))
            .exitCode()
        == 0;
  }
}
