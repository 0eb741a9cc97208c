package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plan predicts beside what comes of it: a control plane that is upgraded in two steps
 * (first emulating the old minor), then two pools, with the step times of these servers written
 * down.
 */
@RequiresTestbed
@Timeout(600)
class PredictionIT {

  private static final int PODS = 120;

  /** Of the testbed: a swap of its control plane, kwok's delays as set below. */
  private static final String TIMES =
      "  times: {controlPlane: 12s, finalise: 12s, surge: 1500ms, podEnd: 1s, podBack: 2s, remove: 200ms}\n";

  @TempDir Path folder;

  @Test
  void shouldPredictTimeAndPodMovesOfATwoStepUpgrade() throws IOException {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 6);
      rig.pool("b", 4);
      rig.awaitPods(0);
      for (int i = 0; i < 6; i++) {
        rig.apply(Workloads.deployment("web-" + i, PODS / 6, 4));
      }
      rig.awaitPods(PODS);
      rig.startWorker();
      Path spec = twoSteps(rig);
      JsonNode plan = rig.pawl("plan", "-f", spec.toString(), "-o", "json").json();
      rig.startUpgrade(spec);

      String state = rig.awaitState("two-steps", Duration.ofMinutes(6), "Succeeded", "Held");

      assertThat(state).as("%s", rig.status("two-steps")).isEqualTo("Succeeded");
      System.out.println(rig.pawl("history", "two-steps").out());
      JsonNode total =
          rig.pawl("history", "two-steps", "-o", "json").json().at("/predictedVsActual/total");
      System.out.printf(
          "predicted %d s and %d pod moves; actual by predicted: time %.2f, moves %.2f%n",
          plan.at("/prediction/seconds").asLong(),
          plan.at("/prediction/podMoves").asLong(),
          total.path("timeRatio").asDouble(),
          total.path("podMovesRatio").asDouble());
      assertThat(plan.at("/prediction/podMoves").asLong()).isEqualTo(PODS);
      assertThat(total.path("timeRatio").asDouble()).isBetween(0.75, 1.25);
      assertThat(total.path("podMovesRatio").asDouble()).isBetween(0.95, 1.05);
    }
  }

  private static Path twoSteps(Rig rig) throws IOException {
    String swap = rig.cluster().swapScript().toString();
    Path spec = rig.spec("two-steps", "{maxSurge: 2, maxUnavailable: 0}", "");
    String text =
        Files.readString(spec)
            .replace(
                "exec: {upgrade: [\"%s\"], rollback".formatted(swap),
                "exec: {upgrade: [\"%1$s\", \"--emulate\"], finalise: [\"%1$s\"], rollback"
                    .formatted(swap));
    assertThat(text).contains("--emulate");
    return Files.writeString(spec, text + TIMES);
  }
}
