package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Absolute limits of planning: seconds on a machine of this class, and 1 GiB of heap. */
@Tag("campaign")
@Timeout(300)
class PlanningBenchIT {

  @Test
  void shouldPlanABigClusterInFiveSecondsAndOneGibibyte() throws Exception {
    Map<String, Double> seconds = run("-Xmx1g");

    System.out.println("planning, cold JVM with 1 GiB of heap, seconds: " + seconds);
    assertThat(seconds.get("plan")).as("5,000 nodes, 150,000 pods, 2,000 budgets").isLessThan(5);
    assertThat(seconds.get("graph")).as("3,000 releases, 20,000 edges").isLessThan(1);
  }

  private static Map<String, Double> run(String heap) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                PlanningBench.class.getName())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return Arrays.stream(out.split("\\R"))
        .map(line -> line.split(" "))
        .filter(words -> words.length == 2)
        .collect(Collectors.toMap(words -> words[0], words -> Double.valueOf(words[1])));
  }
}
