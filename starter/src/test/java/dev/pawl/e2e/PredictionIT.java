package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
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

  /** Of the testbed: a swap of its control plane, and kwok's delays as set below. */
  private static final String TIMES =
      "  times: {controlPlane: %1$dms, finalise: %1$dms, surge: 1500ms, podEnd: 1s, podBack: 2s,"
          + " remove: 200ms}\n";

  @TempDir Path folder;

  @Test
  void shouldPredictPodMovesOfATwoStepUpgradeAndLearnFromIt() throws IOException {
    upgrade(
        (rig, total) -> {
          assertThat(total.path("podMovesRatio").asDouble()).isBetween(0.95, 1.05);
          assertThat(total.path("timeRatio").asDouble()).isPositive();
          shouldPlanTheNextOneWithWhatThisOneTook(rig);
        });
  }

  /** Not beside anything else that uses this machine: the delays are kwok's, the rest is work. */
  @Tag("campaign")
  @Test
  void shouldPredictTheTimeOfATwoStepUpgrade() throws IOException {
    upgrade((rig, total) -> assertThat(total.path("timeRatio").asDouble()).isBetween(0.75, 1.25));
  }

  /**
   * @param then what follows, with predicted and actual in total
   */
  private void upgrade(BiConsumer<Rig, JsonNode> then) throws IOException {
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
      long swap = measuredSwap(rig);
      rig.startWorker();
      Path spec = twoSteps(rig, swap);
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
      then.accept(rig, total);
    }
  }

  private static void shouldPlanTheNextOneWithWhatThisOneTook(Rig rig) {
    rig.pool("c", 2);
    Path next = rig.spec("next", "{}", "");

    JsonNode prediction =
        rig.pawl("plan", "-f", next.toString(), "-o", "json").json().at("/prediction");

    assertThat(prediction.at("/measuredIn").asText()).startsWith("upgrade two-steps, which ended");
    // how long pods take to end is measured by drains that wait for no budget: here few do
    assertThat(prediction.at("/measured").toString()).contains("surge", "remove");
    assertThat(prediction.at("/assumed").toString()).doesNotContain("surge", "remove");
  }

  /** How long the user's command takes here: there once and back, as a user would try it. */
  private static long measuredSwap(Rig rig) {
    long begun = System.nanoTime();
    Swap.run(rig, "upgrade", Rig.OLD, Rig.NEW, "--emulate");
    long took = (System.nanoTime() - begun) / 1_000_000;
    Swap.run(rig, "rollback", Rig.NEW, Rig.OLD);
    rig.awaitPods(PODS);
    return took;
  }

  private static Path twoSteps(Rig rig, long swapMillis) throws IOException {
    Path spec = rig.spec("two-steps", "{maxSurge: 2, maxUnavailable: 0}", "");
    Swap.inTwoSteps(rig, spec, "", "0s");
    return Files.writeString(spec, Files.readString(spec) + TIMES.formatted(swapMillis));
  }
}
