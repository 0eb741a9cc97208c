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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private final Map<String, String> born = Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile List<String> lastSeen = List.of();

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

  /** What the skew forces on the way there, it forces on the way back as well. */
  @Test
  @Timeout(240)
  void shouldGoBackTurnoverByTurnover() throws IOException, InterruptedException {
    Act.Result result =
        play(
            "v1.32.1",
            goingBack(spec("[1.33.9, 1.34.5, 1.35.6]")),
            cluster -> cluster.faults().neverReady(this::lastOfPoolB));

    assertThat(result.last().status().state())
        .as(result.last().status().outcome())
        .isEqualTo(UpgradeState.ROLLED_BACK);
    assertThat(stops())
        .containsExactly(
            "1.33.9", "1.34.5", "1.35.6", "1.36.3", "1.35.6", "1.34.5", "1.33.9", "1.32.1");
    assertThat(tooOld).as("I4").isEmpty();
    assertThat(result.tally().violations()).isZero();
    List<String> made = births("a");
    String between = made.get(POOLS.get("a"));
    assertThat(between).isNotIn("1.32.1", "1.36.3");
    assertThat(made)
        .as("each node of pool a is replaced twice, and back twice, by the same version between")
        .isEqualTo(
            Stream.of("1.32.1", between, "1.36.3", between, "1.32.1")
                .flatMap(version -> Collections.nCopies(POOLS.get("a"), version).stream())
                .toList());
    assertThat(births("b").subList(births("b").size() - 2, births("b").size()))
        .as("pool b, whose second turnover failed, goes back as far")
        .containsOnly("1.32.1");
    assertThat(lastSeen).hasSize(5).containsOnly("1.32.1");
  }

  private boolean lastOfPoolB(String node) {
    return node.startsWith("b") && "1.36.3".equals(born.get(node));
  }

  /** The versions of all nodes that a pool ever had, in the order in which they came. */
  private List<String> births(String pool) {
    return born.entrySet().stream()
        .filter(e -> e.getKey().startsWith(pool))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Act.Result play(String from, String via) throws IOException, InterruptedException {
    return play(from, spec(via), cluster -> {});
  }

  private Act.Result play(String from, String yaml, Consumer<SimCluster> faults)
      throws IOException, InterruptedException {
    Apps apps = new Apps(2, PODS / 2);
    recorder();
    try (SimCluster cluster = DemoCluster.start(from, POOLS, apps)) {
      return new Act(Terminal.plain(new PrintWriter(out), new PrintWriter(out)), folder)
          .play(
              cluster,
              apps,
              yaml,
              c -> {
                look(c);
                c.observe(change -> look(c));
                faults.accept(c);
              });
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
    List<String> now = new ArrayList<>();
    cluster
        .objects()
        .list("Node")
        .forEach(
            node -> {
              String text = node.at("/status/nodeInfo/kubeletVersion").asText();
              born.putIfAbsent(node.at("/metadata/name").asText(), text.substring(1));
              now.add(text.substring(1));
              int behind = KubeVersion.parse(text).minorRelease().distanceTo(server.minorRelease());
              if (behind < 0 || behind > 3) {
                tooOld.add("%s beside %s".formatted(text, server));
              }
            });
    lastSeen = List.copyOf(now);
  }

  private static String goingBack(String yaml) {
    String oneWay = "exec: {upgrade: [\"./record.sh\"]}";
    assertThat(yaml).contains(oneWay, "strategy: {maxSurge: 2}");
    return yaml.replace(oneWay, "exec: {upgrade: [\"./record.sh\"], rollback: [\"./record.sh\"]}")
        .replace("strategy: {maxSurge: 2}", "strategy: {maxSurge: 2, readyTimeout: 8s}")
        .replace("  pools:\n", "  onFailure: rollback\n  pools:\n");
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
