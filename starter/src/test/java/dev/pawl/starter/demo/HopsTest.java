package dev.pawl.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.simulator.SimCluster;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several minors in one upgrade, through engine, worker and workflows. */
class HopsTest {

  private static final Map<String, Integer> POOLS = Map.of("a", 3, "b", 2);
  private static final int PODS = 12;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final List<String> tooOld = new ArrayList<>();

  @Test
  @Timeout(180)
  void shouldTurnPoolsOverOnceWhereTheSkewLetsThemWait() throws IOException, InterruptedException {
    Act.Result result = play("v1.33.2", "[1.34.5, 1.35.6]");

    assertThat(result.last().status().state()).isEqualTo(UpgradeState.SUCCEEDED);
    assertThat(result.last().status().hop()).isEqualTo("1.35→1.36");
    assertThat(result.tally().nodesReplaced()).isEqualTo(5);
    assertThat(result.tally().nodesMade()).as("each node replaced once").isEqualTo(5);
    assertThat(result.tally().violations()).isZero();
    assertThat(stops()).containsExactly("1.34.5", "1.35.6", "1.36.3");
    assertThat(tooOld).as("I4").isEmpty();
    assertThat(out.toString())
        .contains("hop 1.33.2 → 1.34.5", "hop 1.34.5 → 1.35.6", "hop 1.35.6 → 1.36.3")
        .contains("saves 10 nodes and 34 pod moves");
  }

  @Test
  @Timeout(180)
  void shouldTurnPoolsOverTwiceWhereTheSkewForcesIt() throws IOException, InterruptedException {
    Act.Result result = play("v1.32.1", "[1.33.9, 1.34.5, 1.35.6]");

    assertThat(result.last().status().state()).isEqualTo(UpgradeState.SUCCEEDED);
    assertThat(result.tally().nodesMade()).as("each node replaced twice").isEqualTo(10);
    assertThat(result.tally().violations()).isZero();
    assertThat(stops()).containsExactly("1.33.9", "1.34.5", "1.35.6", "1.36.3");
    assertThat(tooOld).as("I4").isEmpty();
  }

  private Act.Result play(String from, String via) throws IOException, InterruptedException {
    Apps apps = new Apps(2, PODS / 2);
    recorder();
    try (SimCluster cluster = DemoCluster.start(from, POOLS, apps)) {
      return new Act(Terminal.plain(new PrintWriter(out), new PrintWriter(out)), folder)
          .play(cluster, apps, spec(via), c -> c.observe(change -> look(c)));
    }
  }

  /** The demo's own command, with a note of what it is asked for. */
  private void recorder() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("record.sh"),
            """
            #!/bin/sh
            cd "$(dirname "$0")" && tee -a asked.jsonl | ./swap.sh
            """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** The versions that the command was asked for, in order. */
  private List<String> stops() throws IOException {
    return Files.readAllLines(folder.resolve("asked.jsonl")).stream()
        .map(line -> line.replaceAll(".*\"to\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** I4, at each change: no kubelet newer than the apiserver, none more than three minors older. */
  private void look(SimCluster cluster) {
    KubeVersion server = KubeVersion.parse(cluster.clusterVersion());
    cluster
        .objects()
        .list("Node")
        .forEach(
            node -> {
              String text = node.at("/status/nodeInfo/kubeletVersion").asText();
              int behind = KubeVersion.parse(text).minorRelease().distanceTo(server.minorRelease());
              if (behind < 0 || behind > 3) {
                tooOld.add("%s beside %s".formatted(text, server));
              }
            });
  }

  private static String spec(String via) {
    return """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: demo}
        spec:
          target: {version: 1.36.3, via: %s}
          controlPlane: {driver: exec, exec: {upgrade: ["./record.sh"]}}
          pools:
            items:
              - {name: a, selector: {matchLabels: {pool: a}}, driver: kwok}
              - {name: b, selector: {matchLabels: {pool: b}}, driver: kwok, strategy: {maxSurge: 2}}
        """
        .formatted(via);
  }
}
