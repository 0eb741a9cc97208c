package dev.pawl.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.simulator.SimCluster;
import dev.pawl.starter.cli.CommandLines;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        target: {version: 1.36.3}
        pools:
          items: [{name: workers, selector: {matchLabels: {pool: workers}}, driver: kwok}]
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayByItsExitCodeWhetherSomethingBlocks() throws IOException {
    try (SimCluster cluster = SimCluster.start()) {
      // given a pod that can only be on the machine that goes
      cluster
          .populate()
          .pool("workers", 2, p -> p)
          .deployment("shop", "web", 1, w -> w.nodeSelector("kubernetes.io/hostname", "workers-0"))
          .createAndWait(Duration.ofSeconds(30));
      // when
      int blocked = plan(cluster, SPEC);
      JsonNode plan = new ObjectMapper().readTree(out.toString());
      // then
      assertThat(blocked).as(err.toString()).isEqualTo(5);
      assertThat(plan.at("/blockers/0/id").asText()).isEqualTo("CAPACITY");
      assertThat(plan.at("/blockers/0/objects/0").asText()).startsWith("Pod/shop/web-");
    }
  }

  @Test
  void shouldBlockWhereAStepFitsNoWindow() throws IOException {
    try (SimCluster cluster = SimCluster.start()) {
      cluster.populate().pool("workers", 2, p -> p).create();
      String windows =
          "  windows: [{rrule: FREQ=DAILY, start: \"02:00\", duration: LENGTH, timezone: UTC}]\n";

      assertThat(plan(cluster, SPEC + windows.replace("LENGTH", "1m"))).isEqualTo(5);
      assertThat(out.toString()).contains("WINDOW", "no window is as long as this step");
      assertThat(plan(cluster, SPEC + windows.replace("LENGTH", "1h"))).isZero();
      assertThat(plan(cluster, SPEC)).isZero();
    }
  }

  private int plan(SimCluster cluster, String spec) throws IOException {
    Path file = Files.writeString(folder.resolve("upgrade.yaml"), spec);
    Path kubeconfig = cluster.kubeconfig(folder.resolve("kubeconfig"));
    return CommandLines.run(
        Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true)),
        "plan",
        "-f",
        file.toString(),
        "--kubeconfig",
        kubeconfig.toString(),
        "-o",
        "json");
  }
}
