package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import dev.pawl.testbed.RequiresTestbed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A new machine that never becomes Ready turns its pool back by itself, where the spec says so. */
@RequiresTestbed
@Timeout(300)
class RollbackIT {

  @TempDir Path folder;

  @Test
  void shouldBringThePoolBackWhenAMachineNeverGetsReady() {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withVersion(KubeVersion.V1_36_3)
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 3);
      rig.apply(Workloads.deployment("web", 6, 2));
      rig.awaitPods(6);
      // A Ready node stays so; the machine that is made after its image has the label too.
      rig.cluster().kubectl("label", "node", "a-2", "pawl.dev.test/never-ready=true");
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        rig.startUpgrade(
            rig.spec(
                "way-back",
                "{maxSurge: 1, readyTimeout: 8s}",
                "onFailure: rollback\nrollback: {scope: pool}"));

        rig.awaitState("way-back", Duration.ofMinutes(3), "RolledBack");

        JsonNode status = rig.status("way-back");
        Observation end = observer.lookNow();
        assertThat(observer.all())
            .as("it had come some way")
            .anyMatch(
                look ->
                    look.nodes().values().stream()
                        .anyMatch(n -> n.version().equals(Rig.NEW) && n.available()));
        rig.assertNothingLeft(end);
        assertThat(end.nodes().values()).allMatch(n -> n.version().equals(Rig.OLD));
        assertThat(end.nodes()).containsKey("a-2");
        assertThat(status.at("/pools/0/state").asText()).isEqualTo("RolledBack");
        assertThat(observer.violations()).isEmpty();
      }
    }
  }
}
