package dev.pawl.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.check.Obstacle;
import dev.pawl.simulator.SimCluster;
import dev.pawl.starter.check.Checker;
import dev.pawl.starter.cli.ClusterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated cluster is looked at as a real one is. */
@Timeout(120)
class DemoChecksTest {

  @TempDir private Path folder;

  @Test
  void shouldRaiseNoAlarmOnTheClusterOfTheDemo() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("upgrade.yaml"), DemoSpecs.dozen(), StandardCharsets.UTF_8);
    try (SimCluster cluster = DemoCluster.start(DemoCluster.dozen(), new Apps(1, 2))) {
      Path kubeconfig = cluster.kubeconfig(folder.resolve("kubeconfig"));

      assertThat(Obstacle.of(Checker.check(file, ClusterOptions.of(kubeconfig)).results()))
          .isEmpty();
    }
  }
}
